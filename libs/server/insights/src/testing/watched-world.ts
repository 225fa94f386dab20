import { type Claim, dayOf, METRIC_MEASURES, type MetricSums, toEpochSeconds, toInstant } from '@portal/domain';
import { answeredClaim, cleanClaim, line } from '@portal/domain/testing';
import { policyBook } from '@portal/reference';
import {
  ClaimEntity,
  ClaimLineEntity,
  GenerationRunEntity,
  insertRows,
  type MetricFactEntity,
} from '@portal/server/database';
import { type RunChanges, runRow, type TestApi } from '@portal/server/runtime/testing';

/** First day of every watched run. */
const FIRST_DAY = '2026-03-02';
/** The run of a suite. */
export const RUN_ID = 'RUN-W1';

const BOOK = policyBook('fee-schedule');
const ANSWERED_AT = '2026-11-25T07:00:00Z';

/** The run, as it stands at an instant. */
export function runAt(cursor: string, changes: RunChanges = {}): GenerationRunEntity {
  const config = { startDate: FIRST_DAY, warmupDays: 0, pricing: 'fee-schedule' } as const;
  return runRow(RUN_ID, { config, runKey: 'W1', state: 'running', speed: '100x', cursor, ...changes });
}

/** How a claim of the world is answered. */
export type Fate = 'approved' | 'incomplete' | 'not-covered';

/**
 * A visit at Aetna's, sent and answered at an instant: paid, denied because a field is missing, or denied for a rule that
 * the policy book does not hold.
 */
export function visitAt(number: number, instant: string, fate: Fate, changes: Partial<Claim> = {}): Claim {
  const submission = cleanClaim({
    payerId: 'PAY-001',
    providerId: 'PRV-001',
    renderingNpi: fate === 'incomplete' ? null : '9000000025',
    dateOfService: dayOf(instant),
    submissionDate: instant,
    diagnosisCodes: ['I10'],
    lineItems: [line()],
  });
  const id = `CLM-W1-${String(number).padStart(7, '0')}`;
  const claim = answeredClaim(submission, BOOK, { id, runId: RUN_ID });
  const denial = { denialGroup: 'PR', denialCarc: '96', denialRarcs: ['N130'], denialLine: 1 } as const;
  return {
    ...claim,
    ...(fate === 'not-covered' && {
      ...{
        status: 'denied',
        initialStatus: 'denied',
        denialReason: 'Not covered by this plan',
        denialCauseId: 'BG-NONCOV',
      },
      ...denial,
      ...{ allowedAmount: 0, paidAmount: 0, patientAmount: 0, adjustmentAmount: claim.billedAmount },
    }),
    ...changes,
  };
}

/** The instant so many hours after the run's first one. */
export function hours(after: number): string {
  return toInstant(toEpochSeconds(FIRST_DAY) + Math.round(after * 3_600));
}

/** Stores claims with their lines. */
export function storeClaims(api: TestApi, claims: readonly Claim[]): Promise<void> {
  return api.write(async (manager) => {
    await insertRows(
      manager,
      ClaimEntity,
      claims.map((claim) => ({ ...claim, recordedAt: ANSWERED_AT })),
    );
    const lines = claims.flatMap(({ id, lineItems }) => lineItems.map((item) => ({ ...item, claimId: id })));
    await insertRows(manager, ClaimLineEntity, lines);
  });
}

/** Stores the run, or moves it on. */
export function storeRun(api: TestApi, run: GenerationRunEntity): Promise<unknown> {
  return api.write((manager) => manager.upsert(GenerationRunEntity, run as never, ['id']));
}

/** A row of facts of one provider and cause on one day. */
export function fact(
  day: string,
  providerId: string,
  causeId: string,
  measures: Partial<MetricSums>,
): MetricFactEntity {
  const none = Object.fromEntries(METRIC_MEASURES.map((measure) => [measure, 0])) as MetricSums;
  return { runId: RUN_ID, level: 'provider', day, providerId, payerId: '*', causeId, ...none, ...measures };
}
