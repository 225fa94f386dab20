/** Simulated hours from one look of detection to the next: it looks at 00, 06, 12 and 18. */
export const LOOK_HOURS = 6;

/** What a person decided about a candidate; `new` until then. */
export const CANDIDATE_STATUSES = ['new', 'watched', 'dismissed', 'confirmed'] as const;
/** What a person decided about a candidate. */
export type CandidateStatus = (typeof CANDIDATE_STATUSES)[number];

/** How far detection has come. `idle` = there is no run. */
export const DETECTION_STATES = ['idle', 'current', 'behind', 'failed'] as const;
