import { type Appeal, type Claim, DAY_SECONDS, type LearningEvent, runStart, toEpochSeconds } from '@portal/domain';
import { REFERENCE } from '@portal/reference';
import { groupBy } from '../defects/group-by.js';
import { runOf } from '../testing/run-of.js';
import { liveThrough, type StoredRun } from '../testing/stored-run.js';

const DAYS = 100;
/** Oldest service that a claim is sent for in time, in days. */
const MOST_DAYS_BEFORE = 90;
const run = runOf(77, {
  claimsPerDay: 1000,
  duration: 'continuous',
  warmupDays: 0,
  practiceSessionsPerDay: 5,
  pricing: 'fee-schedule',
  adjudication: 'payer-lag',
});

describe('over 100,000 claims', () => {
  let rows: StoredRun;
  let claims: Claim[];
  let appeals: Appeal[];
  let events: LearningEvent[];
  let pendingWork = 0;

  beforeAll(() => {
    const until = runStart(run.config) + DAYS * DAY_SECONDS;
    const lived = liveThrough(run, { until, limits: { maxClaims: 500 } });
    rows = lived.rows;
    claims = [...rows.claims.values()];
    appeals = [...rows.appeals.values()];
    events = [...rows.events.values()];
    pendingWork = claims.filter(({ status }) => status === 'submitted').length;
  });

  it('ids count up in the order of what happened', () => {
    expect(claims.length).toBeGreaterThanOrEqual(100_000);
    claims.forEach(({ id, sequence }, index) => {
      if (sequence !== index + 1 || !id.endsWith(String(index + 1).padStart(7, '0'))) throw new Error(id);
    });
    expect(isSorted(claims.map(({ submissionDate }) => submissionDate))).toBe(true);
    expect(isSorted(appeals.map(({ appealDate }) => appealDate))).toBe(true);
    expect(isSorted(events.map(({ timestamp }) => timestamp))).toBe(true);
  });

  it('dates are in order: service, submission, answer, appeal, decision', () => {
    const wrong = claims.filter(
      ({ dateOfService, submissionDate, processingDate }) =>
        dateOfService > submissionDate || (processingDate !== null && processingDate <= submissionDate),
    );
    expect(wrong).toEqual([]);
  });

  it('the service was at most 90 days before the claim is sent, unless it was filed too late for that very reason', () => {
    const daysBefore = ({ dateOfService, submissionDate }: Claim) => daysApart(dateOfService, submissionDate);
    const old = claims.filter((claim) => daysBefore(claim) > MOST_DAYS_BEFORE);
    expect(old.length).toBeGreaterThan(50);
    expect(new Set(old.map(({ id }) => rows.truths.get(id)?.plantedCauseId))).toEqual(new Set(['BG-LATE']));
    // Late is later than the payer's own limit, by a month and a weekend at most.
    for (const claim of old) {
      const limit = REFERENCE.payerById.get(claim.payerId)?.timelyFilingDays ?? 0;
      expect(daysBefore(claim)).toBeGreaterThan(limit);
      expect(daysBefore(claim)).toBeLessThan(limit + 33);
    }
  });

  it('payers answer after their own lag, in office hours', () => {
    for (const { payerId, submissionDate, processingDate } of claims) {
      const lag = REFERENCE.payerById.get(payerId)?.adjudicationLag;
      if (processingDate === null || !lag) continue;
      const days = daysApart(submissionDate, processingDate);
      if (days < lag.minDays || days > lag.maxDays) throw new Error(`${payerId} answered after ${days} days`);
    }
    expect(pendingWork).toBeGreaterThan(1_000);
    expect(pendingWork).toBeLessThan(60_000);
  });

  it('a denied claim has its cause and codes and pays nothing; an approved one has none', () => {
    for (const claim of claims) {
      const denied = claim.initialStatus === 'denied';
      const caused = claim.denialCauseId !== null && claim.denialCarc !== null && claim.denialReason !== null;
      if (denied !== caused) throw new Error(`${claim.id} is ${claim.initialStatus} with cause ${claim.denialCauseId}`);
      if (claim.status === 'denied' && claim.paidAmount !== 0) throw new Error(`${claim.id} is denied and paid`);
      if (denied !== (rows.truths.get(claim.id)?.plantedCauseId != null) && claim.initialStatus !== null)
        throw new Error(`${claim.id} is not denied for what was planted`);
    }
  });

  it('the charge of a claim is the sum of its lines, answered or not', () => {
    for (const { id, billedAmount, lineItems } of claims) {
      if (lineItems.reduce((sum, line) => sum + line.billedAmount, 0) !== billedAmount)
        throw new Error(`the charges of ${id} do not add up`);
    }
  });

  it('money adds up to the cent, overturned or not', () => {
    for (const { id, status, billedAmount, adjustmentAmount, paidAmount, patientAmount, lineItems } of claims) {
      if (status === 'submitted') continue;
      if (billedAmount - adjustmentAmount !== paidAmount + patientAmount) throw new Error(`${id} does not add up`);
      if (lineItems.reduce((sum, line) => sum + line.paidAmount, 0) !== paidAmount)
        throw new Error(`the lines of ${id} do not add up`);
    }
  });

  it('appeals are of denied claims, one each, filed after 3 to 10 days and decided 10 to 30 days later', () => {
    expect(appeals.length).toBeGreaterThan(5_000);
    expect(new Set(appeals.map(({ claimId }) => claimId)).size).toBe(appeals.length);
    for (const { claimId, appealDate, decisionDueDate, outcomeDate, appealStatus } of appeals) {
      const claim = rows.claims.get(claimId);
      if (claim?.initialStatus !== 'denied') throw new Error(`${claimId} was not denied`);
      const filed = daysApart(claim.processingDate ?? '', appealDate);
      const decided = daysApart(appealDate, decisionDueDate);
      if (filed < 3 || filed > 10 || decided < 10 || decided > 30) throw new Error(`${claimId}: ${filed}, ${decided}`);
      if (outcomeDate !== (appealStatus === 'pending' ? null : decisionDueDate)) throw new Error(`${claimId} is late`);
    }
  });

  it('a claim stands where its appeal stands, and an overturn pays what was at stake', () => {
    const byClaim = new Map(appeals.map((appeal) => [appeal.claimId, appeal]));
    for (const { id, status, initialStatus, paidAmount } of claims) {
      const appeal = byClaim.get(id);
      const expected =
        appeal === undefined
          ? (initialStatus ?? 'submitted')
          : appeal.appealStatus === 'pending'
            ? 'appealed'
            : appeal.appealStatus;
      if (status !== expected) throw new Error(`${id} is ${status}, its appeal says ${expected}`);
      if (appeal?.appealStatus === 'overturned' && paidAmount !== appeal.recoveredAmount) throw new Error(id);
      if (appeal?.appealStatus === 'overturned' && appeal.recoveredAmount !== appeal.amountAtStake) throw new Error(id);
    }
    expect(new Set(appeals.map(({ appealStatus }) => appealStatus)).size).toBe(3);
  });

  it('no appeal is pending past the day it was due', () => {
    const end = runStart(run.config) + DAYS * DAY_SECONDS;
    const overdue = appeals.filter(
      ({ appealStatus, decisionDueDate }) => appealStatus === 'pending' && toEpochSeconds(decisionDueDate) <= end,
    );
    expect(overdue).toEqual([]);
  });

  it('links name exactly the claims that a pattern was planted in', () => {
    const planted = [...rows.truths.values()].filter(({ plantedCauseId }) => plantedCauseId?.startsWith('PTN-'));
    expect(planted.length).toBe(rows.links.size);
    for (const { claimId, plantedCauseId } of planted) {
      if (rows.links.get(claimId)?.patternId !== plantedCauseId) throw new Error(claimId);
    }
  });

  it('sessions are three events in order, and no two of them overlap', () => {
    const sessions = [...groupBy(events, ({ sessionId }) => [sessionId ?? '']).values()];
    const whole = sessions.filter((session) => session.length === 3);
    expect(whole.length).toBeGreaterThanOrEqual(sessions.length - 1);
    expect(whole.length).toBeGreaterThan(450);
    let lastEnd = '';
    for (const [started, completed, corrected] of whole) {
      expect([started?.type, completed?.type, corrected?.type]).toEqual([
        'practice-started',
        'practice-completed',
        'correction-applied',
      ]);
      expect((started?.timestamp ?? '') > lastEnd).toBe(true);
      lastEnd = corrected?.timestamp ?? '';
    }
  });

  it('a correction names a denied claim of its own pattern and provider', () => {
    const corrections = events.filter(({ type }) => type === 'correction-applied');
    const named = corrections.filter(({ metadata }) => metadata.claimId !== undefined);
    expect(named.length).toBeGreaterThan(corrections.length / 2);
    for (const { metadata, patternId, providerId } of named) {
      expect(rows.claims.get(metadata.claimId ?? '')).toMatchObject({ denialCauseId: patternId, providerId });
    }
  });
});

function isSorted(values: readonly string[]): boolean {
  return values.every((value, index) => index === 0 || value >= (values[index - 1] as string));
}

/** Days with their parts: the calendar counts whole ones only, and would miss what comes an hour too early. */
function daysApart(from: string, to: string): number {
  return (toEpochSeconds(to) - toEpochSeconds(from)) / DAY_SECONDS;
}
