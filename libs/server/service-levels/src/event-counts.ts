import { SERVICE_BOUNDS, SERVICE_LEVEL_KEYS, type ServiceCount, type ServiceLevelKey } from '@portal/domain';
import { register } from 'prom-client';

/** What was counted for each promise. */
export type EventCounts = Readonly<Record<ServiceLevelKey, ServiceCount>>;

/** What a process counts for Prometheus; looks at the age of the figures are made by whoever keeps the weeks. */
export type MeasuredCounts = Omit<EventCounts, 'freshness'>;

interface Sample {
  readonly value: number;
  readonly labels: Readonly<Partial<Record<string, string | number>>>;
  readonly metricName?: string;
}

const REQUESTS = 'portal_http_request_duration_seconds';
const WORK = 'portal_work_duration_seconds';
const WORK_FAILURES = 'portal_work_failures_total';
const CHECKS = 'portal_fact_checks_total';
const AGE_OF_FIGURES = 'portal_figures_stale_seconds';

const DASHBOARD = '/api/metrics/dashboard';
const API = '/api/';
/** Downloads of a run take as long as the run is large, whatever the portal does. */
const DOWNLOAD = '/export/';
const NIGHTLY = 'nightly-summary';

/** What this process has counted since it began. */
export async function measuredCounts(): Promise<MeasuredCounts> {
  const [requests, work, failures, checks] = await Promise.all([REQUESTS, WORK, WORK_FAILURES, CHECKS].map(samplesOf));
  // Who leaves before the answer says nothing about the portal.
  const answered = (requests ?? []).filter(({ labels }) => labels['status'] !== 'aborted');
  const reads = answered.filter(({ labels: { method, route } }) => method === 'GET' && isRead(String(route)));
  const nightly = (work ?? []).filter(({ labels }) => labels['work'] === NIGHTLY);
  const failed = total((failures ?? []).filter(({ labels }) => labels['work'] === NIGHTLY));
  const computed = inTime(nightly, WORK, SERVICE_BOUNDS.computation);
  const answers = answered.filter(isCountOf(REQUESTS));
  return {
    answers: inTime(reads, REQUESTS, SERVICE_BOUNDS.answer),
    dashboards: inTime(
      reads.filter(({ labels }) => labels['route'] === DASHBOARD),
      REQUESTS,
      SERVICE_BOUNDS.answer,
    ),
    computations: { events: computed.events + failed, good: computed.good },
    accuracy: {
      events: total(checks ?? []),
      good: total((checks ?? []).filter(({ labels }) => labels['outcome'] === 'right')),
    },
    errors: {
      events: total(answers),
      good: total(answers.filter(({ labels }) => labels['status'] !== '5xx')),
    },
  };
}

/** True when somebody can say how old the figures are, and they are not too old. */
export async function figuresAreFresh(): Promise<boolean> {
  const [age] = await samplesOf(AGE_OF_FIGURES);
  return age !== undefined && age.value <= SERVICE_BOUNDS.ageOfFigures;
}

/** Counts of a promise each, made by a function of the key. */
export function countsOf(count: (key: ServiceLevelKey) => ServiceCount): EventCounts {
  return Object.fromEntries(SERVICE_LEVEL_KEYS.map((key) => [key, count(key)])) as EventCounts;
}

/** What was counted since an earlier count. */
export function since(before: EventCounts, now: EventCounts): EventCounts {
  return countsOf((key) => ({
    events: now[key].events - before[key].events,
    good: now[key].good - before[key].good,
  }));
}

function isRead(route: string): boolean {
  return route.startsWith(API) && !route.includes(DOWNLOAD);
}

/** How many durations a histogram holds, and how many of them are within a bound that it has a bucket for. */
function inTime(samples: readonly Sample[], name: string, bound: number): ServiceCount {
  const within = ({ metricName, labels }: Sample) => metricName === `${name}_bucket` && labels['le'] === bound;
  return { events: total(samples.filter(isCountOf(name))), good: total(samples.filter(within)) };
}

function isCountOf(name: string): (sample: Sample) => boolean {
  return ({ metricName }) => metricName === `${name}_count`;
}

function total(samples: readonly Sample[]): number {
  return samples.reduce((sum, { value }) => sum + value, 0);
}

async function samplesOf(name: string): Promise<readonly Sample[]> {
  const metric = await register.getSingleMetric(name)?.get();
  return metric?.values ?? [];
}
