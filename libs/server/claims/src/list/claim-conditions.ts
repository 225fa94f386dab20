import type { ClaimCountQuery } from '@portal/contracts';
import { ANY, CLAIM_STATUSES, type ClaimStatus, dollarsToCents } from '@portal/domain';
import {
  AppealEntity,
  ClaimEntity,
  type DetectionCandidateEntity,
  PolicyClaimEntity,
  whereCandidateHolds,
} from '@portal/server/database';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import {
  type ClaimCondition,
  type ClaimsQuery,
  comparison,
  hidden,
  idIn,
  stateIn,
  valueIn,
} from './claim-condition.js';
import { statesAfter } from './claim-states.js';

const DENIED = statesAfter(['denied']);
const APPEAL_DECIDED: readonly ClaimStatus[] = ['overturned', 'upheld'];

/**
 * What claims of a run must be to be listed; null when no claim can be all of it. Text that is searched for is not in it.
 * @param service the claims with the service that is asked for, if one is; null = none has it
 */
export function conditionsOf(
  filter: ClaimCountQuery,
  runId: string | null,
  service: ClaimCondition | undefined | null,
): ClaimCondition[] | null {
  const statuses = statusesOf(filter);
  if (statuses?.length === 0 || service === null) return null;
  const { providerId, payerId, patternId, policyId } = filter;
  const conditions: (ClaimCondition | undefined)[] = [
    patternId && valueIn('denialCauseId', patternId),
    statuses && stateIn(statuses),
    payerId && valueIn('payerId', payerId),
    providerId && valueIn('providerId', providerId),
    service,
    policyId === undefined ? undefined : deniedFor(policyId, runId),
    submittedWithin(filter),
    answeredWithin(filter, runId),
    appealDecidedWithin(filter, runId),
    chargedWithin(filter, runId),
  ];
  return conditions.filter((condition) => condition !== undefined);
}

/** Claims that a candidate of detection is about. */
export function ofCandidate(candidate: DetectionCandidateEntity): ClaimCondition[] {
  const { payerId } = candidate;
  return [
    ...(payerId === ANY ? [] : [valueIn('payerId', [payerId], 'payerOfCandidate')]),
    comparison((query) => void whereCandidateHolds(query, candidate)),
  ];
}

function ofRun(alias: string, runId: string | null): string {
  return runId === null ? `${alias}.runId IS NULL` : `${alias}.runId = :runId`;
}

/**
 * The states that a claim can be in under the filters, undefined for any. Its state follows from the first answer and
 * what came after it (law 7), so that the first answer itself need not be looked at.
 */
function statusesOf(filter: ClaimCountQuery): ClaimStatus[] | undefined {
  const { status, initialStatus, patternId, policyId, candidateId, outcomeFrom, outcomeTo } = filter;
  const isDenied = [patternId, policyId, candidateId].some((each) => each !== undefined);
  const isAppealDecided = outcomeFrom !== undefined || outcomeTo !== undefined;
  const isTold = status ?? initialStatus ?? (isAppealDecided || (isDenied && !patternId));
  // A cause says by itself that a claim was denied.
  if (!isTold) return undefined;
  const answered = initialStatus && statesAfter(initialStatus.map((answer) => (answer === 'pending' ? null : answer)));
  return CLAIM_STATUSES.filter(
    (each) =>
      (status?.includes(each) ?? true) &&
      (answered?.includes(each) ?? true) &&
      (!isDenied || DENIED.includes(each)) &&
      (!isAppealDecided || APPEAL_DECIDED.includes(each)),
  );
}

/** What was answered by a day, or whose appeal was decided by it, was submitted by then: one bound for an index to begin at. */
function submittedWithin(filter: ClaimCountQuery): ClaimCondition | undefined {
  const { submittedFrom, submittedTo, decidedTo, outcomeTo } = filter;
  const [last] = [submittedTo, decidedTo, outcomeTo].filter((day) => day !== undefined).sort();
  if (!submittedFrom && !last) return undefined;
  const within = (query: ClaimsQuery, leads: boolean) => {
    const column = hidden('claim.submissionDate', leads);
    if (submittedFrom) query.andWhere(`${column} >= :from`, { from: submittedFrom });
    if (last) query.andWhere(`${column} < :end`, { end: `${last}T24` });
  };
  return { apply: within, days: { from: submittedFrom }, isSettled: true };
}

function answeredWithin({ decidedFrom, decidedTo }: ClaimCountQuery, runId: string | null): ClaimCondition | undefined {
  if (!decidedFrom && !decidedTo) return undefined;
  const within = (column: string) =>
    decidedTo ? `${column} >= :decided AND ${column} < :decidedEnd` : `${column} >= :decided`;
  const bounds = { decided: decidedFrom ?? '0', ...(decidedTo && { decidedEnd: `${decidedTo}T24` }) };
  const answered = (query: SelectQueryBuilder<ObjectLiteral>) =>
    query
      .from(ClaimEntity, 'answered')
      .where(`${ofRun('answered', runId)} AND ${within('answered.processingDate')}`, { runId, ...bounds });
  const found: ClaimCondition = {
    inIndex: true,
    ids: (query) => answered(query.select('answered.id', 'id')),
    apply: (query, leads) => void query.andWhere(within(hidden('claim.processingDate', leads)), bounds),
  };
  if (!decidedFrom) return found;
  const first = `MIN(${hidden('answered.submissionDate', false)})`;
  return {
    ...found,
    answered: {
      from: decidedFrom,
      to: decidedTo,
      firstSubmission: (query) => answered(query.select(first, 'first')),
    },
  };
}

function appealDecidedWithin(
  { outcomeFrom, outcomeTo }: ClaimCountQuery,
  runId: string | null,
): ClaimCondition | undefined {
  if (!outcomeFrom && !outcomeTo) return undefined;
  const within = (alias: string) =>
    `${alias}.outcomeDate >= :outcome${outcomeTo ? ` AND ${alias}.outcomeDate < :outcomeEnd` : ''}`;
  const bounds = { outcome: outcomeFrom ?? '0', ...(outcomeTo && { outcomeEnd: `${outcomeTo}T24` }) };
  return idIn(
    (query) =>
      query
        .select('appeal.claimId', 'id')
        .from(AppealEntity, 'appeal')
        .where(`${ofRun('appeal', runId)} AND ${within('appeal')}`, { runId, ...bounds }),
    (query) => {
      const decided = query.subQuery().select('1').from(AppealEntity, 'appeal');
      decided.where(`appeal.claimId = claim.id AND ${within('appeal')}`);
      query.andWhere(`EXISTS ${decided.getQuery()}`, bounds);
    },
  );
}

function chargedWithin({ billedMin, billedMax }: ClaimCountQuery, runId: string | null): ClaimCondition | undefined {
  if (billedMin === undefined && billedMax === undefined) return undefined;
  const within = (column: string) =>
    [billedMin !== undefined && `${column} >= :min`, billedMax !== undefined && `${column} <= :max`]
      .filter((part) => part !== false)
      .join(' AND ');
  const bounds: { readonly min?: number; readonly max?: number } = {
    ...(billedMin !== undefined && { min: dollarsToCents(billedMin) }),
    ...(billedMax !== undefined && { max: dollarsToCents(billedMax) }),
  };
  const found = idIn(
    (query) =>
      query
        .select('charged.id', 'id')
        .from(ClaimEntity, 'charged')
        .where(`${ofRun('charged', runId)} AND ${within('charged.billedAmount')}`, { runId, ...bounds }),
    (query) => void query.andWhere(within(hidden('claim.billedAmount', false)), bounds),
  );
  return { ...found, isSettled: true, charges: { from: bounds.min, to: bounds.max } };
}

/** A policy's claims; those of no run are looked for among all. */
function deniedFor(policyId: string, runId: string | null): ClaimCondition {
  const ofPolicy = runId === null ? 'link.policyId = :policyId' : 'link.runId = :runId AND link.policyId = :policyId';
  return idIn(
    (query) => query.select('link.claimId', 'id').from(PolicyClaimEntity, 'link').where(ofPolicy, { runId, policyId }),
    (query: ClaimsQuery) => {
      const links = query.subQuery().select('1').from(PolicyClaimEntity, 'link');
      links.where('link.claimId = claim.id AND link.policyId = :policyId');
      query.andWhere(`EXISTS ${links.getQuery()}`, { policyId });
    },
  );
}
