// The questions that people ask while a run goes on: the dashboard, the list of claims, and facts counted anew, over a
// database of BENCH_CLAIMS claims (20,000 when absent; the promise speaks of 1,000,000) and, for growth, over 10,000.
import type { FactAudit } from '@portal/contracts';
import { openPortalProcess } from './portal-process.js';
import { percentile, report } from './report.js';

const CLAIMS = Number(process.env['BENCH_CLAIMS'] ?? 20_000);
const SMALL = 10_000;
const ASKED = 300;
/** Milliseconds between two questions, as of a few people at once. */
const PAUSE_MS = 20;
/** At 1,000 times real time, this many claims a day are 1,000 a minute. */
const CLAIMS_PER_DAY = 1_440;

const LISTS = [
  '',
  'status=denied',
  'status=overturned,upheld&sort=billedAmount',
  'initialStatus=denied&patternId=PTN-001',
  'patternId=PTN-004&sort=-billedAmount',
  'payerId=PAY-001&status=approved',
  'providerId=PRV-001&billedMin=200&billedMax=300',
  'search=modifier',
];

const portal = await openPortalProcess();
try {
  const started = await portal.call('start', {
    ...{ scenarioId: 'hospital', seed: 4, claimsPerDay: CLAIMS_PER_DAY, duration: 'continuous', speed: 'max' },
  });
  const list = (query: string) => `/api/claims?runId=${started.runId}&${query}`;
  await settleAt(SMALL);
  const small = percentile(await dashboards(), 0.99);
  await settleAt(CLAIMS);
  const large = percentile(await dashboards(), 0.99);
  report({ name: 'dashboard.p99', value: large, unit: 'ms', limit: 20, goal: 'at-most' });
  report({ name: 'dashboard.p99-against-small', value: large, unit: 'ms', limit: 1.5 * small, goal: 'at-most' });
  const sample: number[] = [];
  for (let i = 0; i < ASKED; i++) sample.push(await timed(list(LISTS[i % LISTS.length] as string)));
  report({ name: 'claims.list-p99', value: percentile(sample, 0.99), unit: 'ms', limit: 50, goal: 'at-most' });
  await portal.call('pause');
  await portal.metrics();
  const start = performance.now();
  const { differing } = (await portal.ask(
    `/api/admin/generation/runs/${started.runId}/facts/check`,
    'POST',
  )) as FactAudit;
  const seconds = (performance.now() - start) / 1000;
  if (differing > 0) throw new Error(`${differing} facts differ from what the claims say`);
  report({ name: 'facts.counted-anew', value: seconds, unit: 's', limit: 60, goal: 'at-most' });
  const delay = (await portal.metrics())('nodejs_eventloop_lag_p99_seconds') * 1000;
  report({ name: 'facts.event-loop-delay-p99', value: delay, unit: 'ms', limit: 50, goal: 'at-most' });
} finally {
  await portal.close();
}

/** Generates up to so many claims, then goes on at a pace of 1,000 a minute. */
async function settleAt(claims: number): Promise<void> {
  await portal.call('speed', { speed: 'max' });
  await portal.reach(claims);
  await portal.call('speed', { speed: '1000x' });
}

/** Milliseconds of each of many dashboards, while the run goes on storing. */
async function dashboards(): Promise<number[]> {
  const sample: number[] = [];
  for (let i = 0; i < ASKED; i++) {
    sample.push(await timed('/api/metrics/dashboard'));
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  return sample;
}

async function timed(path: string): Promise<number> {
  const start = performance.now();
  await portal.ask(path);
  return performance.now() - start;
}
