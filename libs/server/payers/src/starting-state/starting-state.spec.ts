import type { PayerInstanceCheck, PayerList, ServiceCheck } from '@portal/contracts';
import { REFERENCE } from '@portal/reference';
import { describeOnEachEngine } from '@portal/server/database/testing';
import { NO_BOOKING_SYSTEM } from '@portal/server/runtime';
import { SIGNED_IN, TestApi } from '@portal/server/runtime/testing';
import { PayersModule } from '../payers.module.js';

describeOnEachEngine('the starting state', (engine) => {
  let api: TestApi;
  beforeAll(async () => {
    api = await TestApi.open({ imports: [PayersModule.forRoot(NO_BOOKING_SYSTEM)] }, engine);
    await load();
  });
  afterAll(() => api.close());

  const load = (body = {}) =>
    api.request('/api/admin/payers/starting-state', { method: 'POST', headers: SIGNED_IN, body });
  const rowsOf = (table: string) => api.rows<object>(`SELECT * FROM ${table} ORDER BY id`);
  const get = async <Body>(path: string) => (await api.request<Body>(path, { headers: SIGNED_IN })).body;

  it('has 31 payers, 2 of them bookable: 13 Private, 15 Medicaid, 3 Self-Pay', async () => {
    const check = await get<PayerInstanceCheck>('/api/debug/check-payer-service-instances');
    expect(check).toMatchObject({ payers: 31, bookable: 2, withoutInstances: 28, orphans: 15 });
    expect(check.byType).toEqual([
      { type: 'Private', payers: 13, bookable: 0 },
      { type: 'Medicaid', payers: 15, bookable: 2 },
      { type: 'Self-Pay', payers: 3, bookable: 0 },
    ]);
  });

  it('has Molina complete, Utah Medicaid with a duplicate, Aetna without a mapping, the rest empty', async () => {
    const { items, duplicates } = await get<PayerInstanceCheck>('/api/debug/check-payer-service-instances');
    const of = (name: string) => items.find((item) => item.name === name);
    expect(of('Molina Utah')).toMatchObject({ instances: 3, mapped: 3, bookable: true, reason: null });
    expect(of('Utah Medicaid Fee-for-Service')).toMatchObject({ instances: 5, mapped: 5, bookable: true });
    expect(of('Aetna')).toMatchObject({ instances: 1, mapped: 0, bookable: false, reason: 'no Intake instance' });
    expect(duplicates).toEqual([
      expect.objectContaining({ payerId: of('Utah Medicaid Fee-for-Service')?.payerId, instances: 2 }),
    ]);
  });

  it('has the services with the names that were entered, and the Follow-ups a second time', async () => {
    const { items, listedTwice } = await get<ServiceCheck>('/api/debug/check-services');
    expect(items.map(({ storedName }) => storedName)).toEqual(
      expect.arrayContaining([' Intake', 'Follow-up (Short)', 'Follow-up (Extended)', 'Sublocade Injection']),
    );
    const template = (kind: string) => items.find((service) => service.kind === kind);
    expect(template('intake')).toMatchObject({ name: 'Intake', class: 'intake' });
    expect(template('follow-up-short')).toMatchObject({ durationMinutes: 30, class: 'follow-up' });
    expect(template('follow-up-extended')).toMatchObject({ durationMinutes: 60, class: 'follow-up' });
    expect(items.find(({ name }) => name === 'Sublocade Injection')).toMatchObject({ class: 'other', kind: null });
    expect(listedTwice.map(({ keptId }) => keptId).sort()).toEqual(
      [template('follow-up-short')?.id, template('follow-up-extended')?.id].sort(),
    );
  });

  it('names the payers that simulated claims name, each with a contract', async () => {
    const { items } = await get<PayerList>('/api/admin/payers');
    expect(items).toHaveLength(31);
    for (const { id, name, contracts } of items) {
      expect(REFERENCE.payerById.get(id)?.name).toBe(name);
      expect(contracts).toBeGreaterThan(0);
    }
  });

  it('says what is missing', async () => {
    const { missing, rulesStand } = await get<PayerList>('/api/admin/payers');
    expect(missing).toEqual({ withoutIntake: 29, unmapped: 1, duplicates: 1, orphans: 15, servicesListedTwice: 2 });
    expect(rulesStand).toBe(false);
  });

  it('can be loaded again and is the same', async () => {
    const stored = () => Promise.all(['payers', 'services', 'service_instances'].map(rowsOf));
    const before = await stored();
    expect(before.map((rows) => rows.length)).toEqual([31, expect.any(Number), 24]);
    expect((await load()).status).toBe(200);
    expect(await stored()).toEqual(before);
  });

  it('does not replace what people have done, unless they want that', async () => {
    await api.write((manager) =>
      manager.query(
        `INSERT INTO audit_log VALUES ('AUD-9', 'now', 'admin', 'editor', 'a', 'payers', 'x', NULL, NULL, NULL, '')`,
      ),
    );
    expect(await load()).toMatchObject({ status: 409, body: { changes: 1 } });
    expect((await load({ discardEdits: true })).status).toBe(200);
  });

  it('is for admins alone', async () => {
    for (const path of ['/api/admin/payers', '/api/debug/check-services', '/api/admin/audit-log'])
      expect((await api.request(path)).status).toBe(401);
  });
});

describe('the debug routes', () => {
  it('are not there where they are switched off', async () => {
    const api = await TestApi.open({ imports: [PayersModule.forRoot({ ...NO_BOOKING_SYSTEM, debugRoutes: false })] });
    const { status } = await api.request('/api/debug/check-services', { headers: SIGNED_IN });
    await api.close();
    expect(status).toBe(404);
  });
});
