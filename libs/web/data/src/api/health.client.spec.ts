import { HealthClient } from './health.client.js';

describe('what readiness says', () => {
  const fetched = jest.fn<Promise<Partial<Response>>, [string]>();

  beforeEach(() => {
    globalThis.fetch = fetched as unknown as typeof fetch;
    globalThis.AbortSignal.timeout ??= () => new AbortController().signal;
  });

  it('is read part by part, also when the portal is not ready', async () => {
    const details = {
      database: { status: 'down', message: 'no answer in 2000 ms' },
      migrations: { status: 'up' },
      dashboard: { status: 'up', message: 'The last good figures are shown.' },
    };
    fetched.mockResolvedValue({ ok: false, status: 503, json: () => Promise.resolve({ details }) });
    const { parts } = await new HealthClient().ready();
    expect(parts).toEqual([
      { name: 'database', up: false, message: 'no answer in 2000 ms' },
      { name: 'migrations', up: true, message: null },
      { name: 'dashboard', up: true, message: 'The last good figures are shown.' },
    ]);
    expect(fetched).toHaveBeenCalledWith('/health/ready', expect.anything());
  });

  it('is a problem when there is no answer', async () => {
    fetched.mockRejectedValue(new TypeError('failed to fetch'));
    await expect(new HealthClient().ready()).rejects.toMatchObject({ status: 0 });
  });
});
