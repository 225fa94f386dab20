// The questions that people ask while a run goes on: the dashboard and the list of claims; then the night after a day and
// facts counted anew. All over a database of BENCH_CLAIMS claims (20,000 when absent; the promise speaks of 1,000,000) and,
// for growth, over 10,000.
import type { DetectionStatusView, FactAudit, ProviderPerformanceList } from '@portal/contracts';
import { Agent, get } from 'node:http';
import { openPortalProcess } from './portal-process.js';
import { percentile, report } from './report.js';

const CLAIMS = Number(process.env['BENCH_CLAIMS'] ?? 20_000);
const SMALL = 10_000;
/** Of a thousand answers ten are beyond p99; of a few hundred it would hang on whether garbage was collected meanwhile. */
const DASHBOARDS = 1_000;
const LISTED = 300;
/** Milliseconds between two questions, as of a few people at once. */
const PAUSE_MS = 20;
/** At 1,000 times real time, this many claims a day are 1,000 a minute. */
const CLAIMS_PER_DAY = 1_440;

/** Filters that many claims meet, that few meet, and that none does, in each order. */
const LISTS = [
  '',
  'sort=billedAmount',
  'status=denied',
  'status=appealed&payerId=PAY-023&sort=submissionDate',
  'status=overturned,upheld&sort=billedAmount',
  'initialStatus=pending&sort=submissionDate',
  'initialStatus=denied&patternId=PTN-001',
  'patternId=PTN-004&sort=-billedAmount',
  'patternId=PTN-005&providerId=PRV-003&payerId=PAY-010',
  'payerId=PAY-001&status=approved',
  'payerId=PAY-022,PAY-024&sort=-billedAmount',
  'payerId=PAY-X01&providerId=PRV-010&status=upheld',
  'providerId=PRV-001&billedMin=200&billedMax=300',
  'policyId=EM25&payerId=PAY-002',
  'procedureCode=99213&sort=-billedAmount',
  'procedureCode=20551',
  'procedureCode=00000',
  'billedMin=5000&billedMax=5001&sort=submissionDate',
  'search=modifier',
  'search=no%20such%20thing',
];

const portal = await openPortalProcess();
const agent = new Agent({ keepAlive: true });
try {
  const started = await portal.call('start', {
    ...{ scenarioId: 'hospital', seed: 4, claimsPerDay: CLAIMS_PER_DAY, duration: 'continuous', speed: 'max' },
  });
  const list = (query: string) => `/api/claims?runId=${started.runId}&${query}`;
  await settleAt(SMALL);
  const small = percentile(await dashboards(), 0.99);
  await settleAt(CLAIMS);
  await detectionIsCurrent();
  const large = percentile(await dashboards(), 0.99);
  report({ name: 'dashboard.p99', value: large, unit: 'ms', limit: 20, goal: 'at-most' });
  report({ name: 'dashboard.p99-against-small', value: large, unit: 'ms', limit: 1.5 * small, goal: 'at-most' });
  const sample: number[] = [];
  for (let i = 0; i < LISTED; i++) sample.push(await timed(list(LISTS[i % LISTS.length] as string)));
  report({ name: 'claims.list-p99', value: percentile(sample, 0.99), unit: 'ms', limit: 50, goal: 'at-most' });
  await portal.call('pause');
  await night();
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
  agent.destroy();
  await portal.close();
}

/** Generates up to so many claims, then goes on at a pace of 1,000 a minute. */
async function settleAt(claims: number): Promise<void> {
  await portal.call('speed', { speed: 'max' });
  await portal.reach(claims);
  await portal.call('speed', { speed: '1000x' });
}

/** The computation of a day: from the request for one day more until what the night sums up of it can be read. */
async function night(): Promise<void> {
  await detectionIsCurrent();
  const path = '/api/providers/performance';
  const { asOf: before } = (await portal.ask(path)) as ProviderPerformanceList;
  const start = performance.now();
  await portal.call('step', { days: 1 });
  await portal.until<{ state: string }>('/api/admin/generation/status', ({ state }) => state === 'paused');
  // What storing the day did to the event loop is another figure.
  await portal.metrics();
  await portal.until<ProviderPerformanceList>(path, ({ asOf }) => asOf !== before);
  const seconds = (performance.now() - start) / 1000;
  const delay = (await portal.metrics())('nodejs_eventloop_lag_p99_seconds') * 1000;
  report({ name: 'daily.computation', value: seconds, unit: 's', limit: 30, goal: 'at-most' });
  report({ name: 'daily.event-loop-delay-p99', value: delay, unit: 'ms', limit: 50, goal: 'at-most' });
}

/** A run at full speed is ahead of what looks at its answers, which then takes a core for itself. */
async function detectionIsCurrent(): Promise<void> {
  await portal.until<DetectionStatusView>('/api/detection/status', ({ state }) => state === 'current');
}

/** Milliseconds of each of many dashboards, while the run goes on storing. */
async function dashboards(): Promise<number[]> {
  const sample: number[] = [];
  for (let i = 0; i < DASHBOARDS; i++) {
    sample.push(await timed('/api/metrics/dashboard'));
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  return sample;
}

/** Milliseconds until an answer has arrived whole. What a client makes of it, unpacked and parsed, is the client's time. */
function timed(path: string): Promise<number> {
  const start = performance.now();
  return new Promise((resolve, reject) => {
    const request = get(`${portal.url}${path}`, { agent, headers: { 'accept-encoding': 'gzip, br' } }, (response) => {
      response.resume();
      response.on('end', () => {
        if (response.statusCode === 200) resolve(performance.now() - start);
        else reject(new Error(`${path}: ${response.statusCode}`));
      });
    });
    request.on('error', reject);
  });
}
