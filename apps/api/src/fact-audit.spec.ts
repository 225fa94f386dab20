import type { Dashboard, FactAudit, ProviderPerformanceList, StartRequest } from '@portal/contracts';
import { describeOnEachEngine } from '@portal/server/database/testing';
import { until } from '@portal/server/runtime/testing';
import { portalOn, type ServedPortal } from './testing/open-portal.js';

/** Days on which more claims are sent, and more are answered, than are read at once. */
const BUSY = {
  scenarioId: 'demo',
  seed: 7,
  claimsPerDay: 800,
  warmupDays: 2,
  duration: '1-week',
  speed: 'max',
  providerIds: ['PRV-001', 'PRV-002'],
} satisfies StartRequest;
const MORE_THAN_A_PAGE = 520;
const LAST_DAY = '2026-01-11';

describeOnEachEngine('the facts of days that are read in several pages', (engine) => {
  let portal: ServedPortal;
  let runId: string;

  beforeAll(async () => {
    portal = await portalOn(engine);
    ({ runId } = await portal.client.start(BUSY));
    await portal.client.completed();
  });
  afterAll(() => portal.close());

  const check = () => portal.client.accepted<FactAudit>('POST', `/api/admin/generation/runs/${runId}/facts/check`);

  /** Claims of the day that has most of them. */
  async function mostOn(field: string): Promise<number> {
    const days = `SELECT count(*) AS number FROM claims GROUP BY SUBSTR(${field}, 1, 10)`;
    const [row] = await portal.sources.reader.query(`SELECT max(number) AS most FROM (${days}) AS days`);
    return Number(row.most);
  }

  it('are counted anew as they were counted batch by batch', async () => {
    expect(await mostOn('submission_date')).toBeGreaterThan(MORE_THAN_A_PAGE);
    expect(await mostOn('processing_date')).toBeGreaterThan(MORE_THAN_A_PAGE);
    const { differing, rows } = await check();
    expect(differing).toBe(0);
    expect(rows).toBeGreaterThan(1_000);
  });

  it('once put right, are what dashboards and the sums of nights are made from anew', async () => {
    const { client } = portal;
    const rowsOf = async (table: string) => {
      const rows: object[] = await portal.sources.reader.query(`SELECT * FROM ${table} WHERE run_id = '${runId}'`);
      return rows.map((row) => JSON.stringify(row)).sort();
    };
    const nights = async () => [...(await rowsOf('pattern_daily_metrics')), ...(await rowsOf('provider_performance'))];
    const denied = async () => {
      const { tiles } = await client.accepted<Dashboard>('GET', `/api/metrics/dashboard?runId=${runId}&period=month`);
      return tiles.find(({ key }) => key === 'initial-denial-rate')?.numerator;
    };
    const performances = `/api/providers/performance?runId=${runId}`;
    await until(
      () => client.accepted<ProviderPerformanceList>('GET', performances),
      ({ to }) => to === LAST_DAY,
    );
    const before = await nights();
    const { writer } = portal.sources;
    await writer.query(`UPDATE metric_facts SET denied = denied + 1 WHERE run_id = '${runId}'`);
    await writer.query(`UPDATE pattern_daily_metrics SET denied = denied + 1 WHERE run_id = '${runId}'`);
    await writer.query(`UPDATE provider_performance SET denied = denied + 1 WHERE run_id = '${runId}'`);
    await writer.query(`DELETE FROM provider_performance WHERE run_id = '${runId}' AND day = '${LAST_DAY}'`);
    const wrong = await denied();
    const repair = await client.accepted<FactAudit>('POST', `/api/admin/generation/runs/${runId}/facts/repair`);
    expect(repair.repaired).toBe(true);
    expect(await denied()).toBeLessThan(wrong ?? 0);
    await until(nights, (rows) => JSON.stringify(rows) === JSON.stringify(before));
  });

  it('also where all of a day was sent, and all of it answered, at one instant', async () => {
    await portal.sources.writer.query(
      `UPDATE claims SET submission_date = SUBSTR(submission_date, 1, 10) || 'T08:00:00Z',
         processing_date = SUBSTR(processing_date, 1, 10) || 'T20:00:00Z'`,
    );
    expect(await check()).toMatchObject({ differing: 0 });
  });
});
