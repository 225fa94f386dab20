/** A visit that was booked and takes place in a run. A setting of the run, so part of its input (law 1). */
export interface BookedVisit {
  readonly providerId: string;
  /** Who pays: the visit was booked for this payer. */
  readonly payerId: string;
  /** The simulated day of the visit: 1 is the first day after the history. */
  readonly day: number;
}

/** Most booked visits of one run. */
export const MAX_BOOKED_VISITS = 200;
