import type { AuditPage, PayerList } from '@portal/contracts';
import { REFERENCE } from '@portal/reference';
import { SMALL_WORLD } from '@portal/server/generation/testing';
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type OpenPortal, openPortal } from './testing/open-portal.js';
import { TOKEN } from './testing/portal-client.js';

const ROOT = join(__dirname, '../../..');
const run = promisify(execFile);

describe('the payer side of the whole portal', () => {
  let portal: OpenPortal;
  beforeAll(async () => void (portal = await openPortal()));
  afterAll(() => portal.close());

  /** The command line, as an operator uses it. */
  const payers = async (...args: string[]) => {
    const env = { ...process.env, PORTAL_URL: portal.client.url, ADMIN_TOKEN: TOKEN };
    return (await run(process.execPath, ['tools/payers.mjs', ...args], { cwd: ROOT, env, timeout: 30_000 })).stdout;
  };
  const nameOf = (id: string) => REFERENCE.payerById.get(id)?.name;
  const list = () => portal.client.accepted<PayerList>('GET', '/api/admin/payers');

  it('is repaired from the command line: state, plan, approval, state', async () => {
    expect(await payers('load-starting-state')).toContain('2 of 31 payers can be booked');
    const plan = await payers('plan', '--strategy', 'safe');
    expect(plan).toContain('192 changes; bookable payers 2 → 31');
    const hash = /^Plan ([0-9a-f]{64})$/m.exec(plan)?.[1] as string;
    await expect(payers('apply', '--plan', hash)).rejects.toThrow('--reviewed-by');
    expect(await payers('apply', '--plan', hash, '--reviewed-by', 'Grace')).toContain('31 of 31 payers can be booked');
    expect(await payers('status')).toContain(
      '0 without Intake, 0 not mapped, 0 duplicate, 0 without a payer; rules stand',
    );
    await expect(payers('apply', '--plan', hash, '--reviewed-by', 'Grace')).rejects.toThrow('plan again');
  });

  it('names the exceptions of the recommended plan on the command line: left out, or set up without a contract', async () => {
    await payers('load-starting-state');
    const update = (body: object) =>
      portal.client.accepted('POST', '/api/admin/payers/comprehensive-update', { type: 'Private', ...body });
    await update({ id: 'PAY-002', name: nameOf('PAY-002'), statusCode: 'suspended' });
    await update({ id: 'PAY-003', name: nameOf('PAY-003'), providerIds: [] });
    const exceptions = [
      'Exceptions',
      `  ${nameOf('PAY-002')}: left out: suspended`,
      `  ${nameOf('PAY-003')}: set up, not bookable: no contract in force`,
    ].join('\n');
    const plan = await payers('plan');
    expect(plan).toContain(`${exceptions}\n\n`);
    const hash = /^Plan ([0-9a-f]{64})$/m.exec(plan)?.[1] as string;
    const applied = await payers('apply', '--plan', hash, '--reviewed-by', 'Grace');
    expect(applied).toContain('29 of 31 payers can be booked');
    expect(applied).toContain(exceptions);
    await payers('load-starting-state', '--discard-edits');
  });

  it('has the payers that simulated claims name', async () => {
    await portal.client.start({ ...SMALL_WORLD, warmupDays: 0 });
    await portal.client.completed();
    const { items } = await portal.client.accepted<{ items: { payerId: string; payerName: string }[] }>(
      'GET',
      '/api/claims?limit=200',
    );
    const names = new Map((await list()).items.map(({ id, name }) => [id, name]));
    const shared = items.filter(({ payerId }) => names.has(payerId));
    expect(shared.length).toBeGreaterThan(items.length / 3);
    for (const { payerId, payerName } of shared) expect(payerName).toBe(names.get(payerId));
  });

  it('hands booked visits on to a run, where they become claims of their payer', async () => {
    const bookedVisits = [
      { providerId: 'PRV-001', payerId: 'PAY-014', day: 2 },
      { providerId: 'PRV-001', payerId: 'PAY-031', day: 2 },
    ];
    const settings = { ...SMALL_WORLD, warmupDays: 0, seed: 99 };
    const refused = await portal.client.refused('POST', '/api/admin/generation/start', {
      body: { ...settings, bookedVisits },
    });
    expect(refused).toMatchObject({ status: 422, errors: [{ pointer: '/bookedVisits/1/payerId' }] });
    const { runId } = await portal.client.start({ ...settings, bookedVisits: bookedVisits.slice(0, 1) });
    await portal.client.completed();
    const claims = await portal.client.accepted<{ items: { id: string }[] }>(
      'GET',
      `/api/claims?runId=${runId}&providerId=PRV-001&payerId=PAY-014&limit=200`,
    );
    const origins = await Promise.all(
      claims.items.map(({ id }) =>
        portal.client.accepted<{ stream: string | null }>('GET', `/api/admin/claims/${id}/provenance`),
      ),
    );
    expect(origins.filter(({ stream }) => stream === 'booked-visit/0')).toHaveLength(1);
  });

  it('does a set-up with an Idempotency-Key once', async () => {
    const sent = {
      body: { name: 'Larkfield Health', type: 'Private', providerIds: ['PRV-001'] },
      headers: { 'idempotency-key': 'larkfield' },
    };
    const path = '/api/admin/payers/comprehensive-update';
    const first = await portal.client.send('POST', path, sent);
    expect(await portal.client.send('POST', path, sent)).toEqual(first);
    const { items } = await portal.client.accepted<AuditPage>('GET', '/api/admin/audit-log?source=editor');
    expect(items.filter(({ action }) => action === 'create_payer')).toHaveLength(1);
  });

  it('books nothing without a booking system, and says what to set', async () => {
    const [intake] = (
      await portal.client.accepted<{ items: { id: string; kind: string | null }[] }>(
        'GET',
        '/api/admin/payers/services',
      )
    ).items.filter(({ kind }) => kind === 'intake');
    const { items } = await portal.client.accepted<PayerList>('GET', '/api/admin/payers');
    const payer = items.find(({ name }) => name === 'Larkfield Health');
    const body = {
      ...{ payerId: payer?.id, providerId: 'PRV-001', serviceId: intake?.id },
      ...{ startsAt: '2031-01-01T10:00:00Z', clientId: 1 },
    };
    const problem = await portal.client.refused('POST', '/api/appointments', { body });
    expect(problem).toMatchObject({ status: 503, detail: expect.stringContaining('INTAKEQ_BASE_URL') });
  });

  it('has no id of a service or of the booking system in its code: they are data', () => {
    const uuid = /['"`][0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}['"`]/;
    const folders = [
      'libs/server/payers/src',
      'libs/domain/src/payers',
      'libs/server/database/src',
      'libs/contracts/src',
    ];
    const found = folders.flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
        .filter(({ name }) => name.endsWith('.ts'))
        .map(({ parentPath, name }) => join(parentPath, name))
        .filter((file) => uuid.test(readFileSync(file, 'utf8'))),
    );
    expect(found).toEqual([]);
  });
});
