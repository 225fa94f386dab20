/** What is promised of the portal, in the order in which it is told. */
export const SERVICE_LEVEL_KEYS = ['answers', 'dashboards', 'computations', 'freshness', 'accuracy', 'errors'] as const;
/** Key of a promise. */
export type ServiceLevelKey = (typeof SERVICE_LEVEL_KEYS)[number];

/** Bounds that decide whether something counts as good, in seconds. */
export const SERVICE_BOUNDS = { answer: 0.5, computation: 120, ageOfFigures: 86_400 } as const;

/** A promise: of so many events in a week, so large a share is good. */
export interface ServiceLevel {
  readonly name: string;
  /** What is counted, in words. */
  readonly events: string;
  /** What is true of a good one, in words that follow a number: "3 of 4 answered within 0.5 s". */
  readonly good: string;
  /** Share of them that is promised to be good. */
  readonly wanted: number;
}

/** The promises by key. Their figures are the requirements' targets to be tracked weekly. */
export const SERVICE_LEVELS: Readonly<Record<ServiceLevelKey, ServiceLevel>> = {
  answers: {
    name: 'Answers in time',
    events: 'requests that read from the API, without downloads of a run',
    good: `answered within ${SERVICE_BOUNDS.answer} s`,
    wanted: 0.95,
  },
  dashboards: {
    name: 'Dashboards in time',
    events: 'requests for a dashboard',
    good: `answered within ${SERVICE_BOUNDS.answer} s`,
    wanted: 0.95,
  },
  computations: {
    name: 'Nightly sums in time',
    events: 'summings-up of a simulated day',
    good: `done within ${SERVICE_BOUNDS.computation} s`,
    wanted: 1,
  },
  freshness: {
    name: 'Fresh figures',
    events: 'looks at the age of the figures, one a minute',
    good: 'not older than a day',
    wanted: 1,
  },
  accuracy: {
    name: 'Right figures',
    events: 'checks of the facts of a run against its claims',
    good: 'without any difference',
    wanted: 1,
  },
  errors: {
    name: 'Without error',
    events: 'requests of any kind',
    good: 'not answered with a server error',
    wanted: 0.999,
  },
};

/** How many events there were, and how many of them were good. */
export interface ServiceCount {
  readonly events: number;
  readonly good: number;
}

/** Whether a promise was kept; null where nothing happened that could have broken it. */
export function isKept(key: ServiceLevelKey, { events, good }: ServiceCount): boolean | null {
  return events === 0 ? null : good / events >= SERVICE_LEVELS[key].wanted;
}
