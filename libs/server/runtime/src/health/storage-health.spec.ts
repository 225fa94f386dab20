import { DATA_SOURCES, type DataSources } from '@portal/server/database';
import { describeOnEachEngine } from '@portal/server/database/testing';
import { SIGNED_IN, TestApi } from '../testing/test-api.js';
import { until } from '../testing/until.js';
import type { StorageState } from './storage-health.js';

const checked = ({ integrity }: StorageState) => integrity.state !== 'checking';

describeOnEachEngine('the state of the storage', (engine) => {
  let api: TestApi;
  beforeAll(async () => void (api = await TestApi.open({}, engine)), 60_000);
  afterAll(() => api.close());

  const state = async () => (await api.request<StorageState>('/api/admin/storage', { headers: SIGNED_IN })).body;

  it('is told to who has signed in', async () => {
    expect((await api.request('/api/admin/storage')).status).toBe(401);
  });

  it('says what can be known without waiting for the check of the database', async () => {
    const first = await state();
    if (engine === 'postgres') {
      const detail = expect.stringMatching(/ask the server/);
      expect(first).toEqual({ engine, disk: null, integrity: { state: 'unknown', detail, checkedAt: null } });
      return;
    }
    expect(['checking', 'sound']).toContain(first.integrity.state);
    expect(first.disk?.free).toBeGreaterThan(0);
    expect(first.disk?.total).toBeGreaterThan(first.disk?.free as number);
    const { integrity } = await until(state, checked);
    expect(integrity).toEqual({ state: 'sound', detail: null, checkedAt: expect.any(String) });
  });
});

describe('a check that finds something', () => {
  it('says what is damaged', async () => {
    const api = await TestApi.open({});
    const { reader } = api.get<DataSources>(DATA_SOURCES);
    const query = reader.query.bind(reader);
    jest
      .spyOn(reader, 'query')
      .mockImplementation((sql: string) =>
        sql.startsWith('PRAGMA quick_check') ? Promise.resolve([{ quick_check: 'row 7 missing' }]) : query(sql),
      );
    const state = async () => (await api.request<StorageState>('/api/admin/storage', { headers: SIGNED_IN })).body;
    expect((await until(state, checked)).integrity).toMatchObject({ state: 'damaged', detail: 'row 7 missing' });
    await api.close();
  });
});
