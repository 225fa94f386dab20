// A what-if of 30 days of 1,000 claims a day, one future beside the world as it is, asked of the built portal after a run of
// a week with its history: how long its answer takes, and how long the event loop is held meanwhile.
import type { WhatIf } from '@portal/contracts';
import { openPortalProcess } from './portal-process.js';
import { report } from './report.js';

const DAYS = 30;
const CLAIMS_PER_DAY = 1_000;

interface RunStatus {
  readonly state: string;
  readonly simulatedNow: string;
}

const portal = await openPortalProcess();
try {
  const { runId } = await portal.call('start', {
    ...{ scenarioId: 'demo', seed: 4, claimsPerDay: CLAIMS_PER_DAY, duration: '1-week', speed: 'max' },
  });
  const from = (await completed()).slice(0, 10);
  const branches = [{ name: 'Train daily', settings: { practiceSessionsPerDay: 5 } }];
  // Reading the figures begins a new sample of the event loop's delay.
  await portal.metrics();
  const start = performance.now();
  const { futures } = (await portal.ask('/api/admin/generation/what-if', 'POST', {
    ...{ runId, from, days: DAYS, branches },
  })) as WhatIf;
  const seconds = (performance.now() - start) / 1000;
  const delay = (await portal.metrics())('nodejs_eventloop_lag_p99_seconds') * 1000;
  console.log(
    `${futures.map(({ name, claims }) => `${name}: ${claims} claims`).join(', ')}; ${megabytes()} MB at most`,
  );
  report({ name: 'what-if.thirty-days', value: seconds, unit: 's', limit: 10, goal: 'at-most' });
  report({ name: 'what-if.event-loop-delay-p99', value: delay, unit: 'ms', limit: 50, goal: 'at-most' });
} finally {
  await portal.close();
}

/** Waits until the run has come to its end; answers with the simulated instant. */
async function completed(): Promise<string> {
  const path = '/api/admin/generation/status';
  const isOver = ({ state }: RunStatus) => state !== 'running';
  const { state, simulatedNow } = await portal.until<RunStatus>(path, isOver);
  if (state !== 'completed') throw new Error(`the run is ${state}`);
  return simulatedNow;
}

function megabytes(): number {
  return Math.round((portal.peakBytes() ?? Number.NaN) / 1e6);
}
