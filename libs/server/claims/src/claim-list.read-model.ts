import { Inject, Injectable } from '@nestjs/common';
import type { ClaimNeighborQuery, ClaimNeighbors, ClaimQuery, ClaimSummary } from '@portal/contracts';
import { causesSaying, centsToDollars, dollarsToCents, DomainError } from '@portal/domain';
import { REFERENCE } from '@portal/reference';
import {
  AppealEntity,
  ClaimEntity,
  cursorBeside,
  DetectionCandidateEntity,
  type KeysetOrder,
  PolicyClaimEntity,
  READER,
  readKeysetPage,
  whereCandidateHolds,
} from '@portal/server/database';
import { Brackets, type DataSource, type SelectQueryBuilder } from 'typeorm';
import { maskName } from './patient-mask.js';

/** Answers the list of claims. */
@Injectable()
export class ClaimListReadModel {
  constructor(@Inject(READER) private readonly reader: DataSource) {}

  /** A page of claims in a stable order, with the number of all that match. */
  async list(filter: ClaimQuery) {
    const query = await this.matching(filter);
    const counted = await this.matching({ ...filter, sort: '-submissionDate' });
    const [{ rows, ...cursors }, total] = await Promise.all([
      readKeysetPage(query, orderOf(filter), filter.cursor, filter.limit),
      counted.getCount(),
    ]);
    return { items: rows.map((row) => toClaimSummary(row, filter.names === 'show')), ...cursors, total };
  }

  /**
   * The claims before and after one under the filters and in the order of the list, whether or not it matches itself.
   * @throws DomainError `not-found`
   */
  async neighbors(id: string, filter: ClaimNeighborQuery): Promise<ClaimNeighbors> {
    const claims = this.reader.getRepository(ClaimEntity);
    const claim = await claims.findOneBy({ id });
    if (!claim) throw new DomainError('not-found', `There is no claim ${id}`);
    const beside = async (back: boolean) => {
      const query = await this.matching(filter);
      const order = orderOf(filter);
      const { rows } = await readKeysetPage(query, order, cursorBeside(claim, order, back), 1);
      return rows[0]?.id ?? null;
    };
    return { previousId: await beside(true), nextId: await beside(false) };
  }

  /** All claims that match the filters. @throws DomainError `invalid-input` for a candidate that does not exist */
  private async matching(filter: ClaimNeighborQuery): Promise<SelectQueryBuilder<ClaimEntity>> {
    const query = this.reader.getRepository(ClaimEntity).createQueryBuilder('claim');
    applyFilters(query, filter);
    const { candidateId } = filter;
    if (candidateId === undefined) return query;
    const candidate = await this.reader.manager.findOneBy(DetectionCandidateEntity, { id: candidateId });
    if (candidate) return whereCandidateHolds(query, candidate);
    const detail = `there is no candidate ${candidateId}`;
    throw new DomainError('invalid-input', 'The candidate does not exist.', [{ pointer: '/candidateId', detail }]);
  }
}

/** A claim as a row: names of provider and payer, dollars, the patient masked unless names are shown. */
export function toClaimSummary(claim: ClaimEntity, showNames: boolean): ClaimSummary {
  return {
    id: claim.id,
    runId: claim.runId,
    source: claim.source,
    synthetic: claim.synthetic,
    providerId: claim.providerId,
    providerName: REFERENCE.providerById.get(claim.providerId)?.name ?? claim.providerId,
    payerId: claim.payerId,
    payerName: REFERENCE.payerById.get(claim.payerId)?.name ?? claim.payerId,
    patientName: showNames ? claim.patientName : maskName(claim.patientName),
    dateOfService: claim.dateOfService,
    submissionDate: claim.submissionDate,
    processingDate: claim.processingDate,
    procedureCodes: [...claim.procedureCodes],
    diagnosisCodes: [...claim.diagnosisCodes],
    status: claim.status,
    initialStatus: claim.initialStatus,
    denialReason: claim.denialReason,
    denialCauseId: claim.denialCauseId,
    billedAmount: centsToDollars(claim.billedAmount),
    allowedAmount: centsToDollars(claim.allowedAmount),
    paidAmount: centsToDollars(claim.paidAmount),
    patientAmount: centsToDollars(claim.patientAmount),
  };
}

function orderOf({ sort }: ClaimNeighborQuery): KeysetOrder<ClaimEntity> {
  return { property: sort.replace('-', '') as 'submissionDate' | 'billedAmount', descending: sort.startsWith('-') };
}

function applyFilters(query: SelectQueryBuilder<ClaimEntity>, filter: ClaimNeighborQuery): void {
  const { runId, status, initialStatus, providerId, payerId, patternId, procedureCode } = filter;
  if (runId) query.andWhere('claim.runId = :runId', { runId });
  if (status) query.andWhere('claim.status IN (:...status)', { status });
  if (initialStatus) query.andWhere(firstAnswerIs(initialStatus));
  if (providerId) query.andWhere('claim.providerId IN (:...providerId)', { providerId });
  if (payerId) query.andWhere('claim.payerId IN (:...payerId)', { payerId });
  if (patternId) query.andWhere('claim.denialCauseId IN (:...patternId)', { patternId });
  if (filter.policyId) deniedForPolicy(query, filter.policyId);
  if (procedureCode)
    query.andWhere("claim.procedureCodes LIKE :procedure ESCAPE '!'", {
      procedure: `%"${escapeLike(procedureCode)}"%`,
    });
  if (filter.submittedFrom) query.andWhere('claim.submissionDate >= :from', { from: filter.submittedFrom });
  if (filter.submittedTo) query.andWhere('claim.submissionDate < :end', { end: `${filter.submittedTo}T24` });
  if (filter.decidedFrom || filter.decidedTo) answeredWithin(query, filter);
  if (filter.outcomeFrom || filter.outcomeTo) appealDecidedWithin(query, filter);
  if (filter.billedMin !== undefined || filter.billedMax !== undefined) chargedWithin(query, filter);
  if (filter.search) query.andWhere(contains(filter.search));
}

/**
 * Hides the dates of answers from their index: through it, all claims of a year would be read to be sorted, while the
 * list's own index has them in its order. What was answered by a day was submitted by then.
 */
function answeredWithin(query: SelectQueryBuilder<ClaimEntity>, { decidedFrom, decidedTo }: ClaimNeighborQuery): void {
  const answered = `COALESCE(claim.processingDate, '')`;
  query.andWhere(`${answered} >= :decided`, { decided: decidedFrom ?? '0' });
  if (!decidedTo) return;
  query.andWhere(`${answered} < :decidedEnd`, { decidedEnd: `${decidedTo}T24` });
  query.andWhere('claim.submissionDate < :decidedEnd');
}

/** Hides charges from their index, for the same reason, unless the list is in their order. */
function chargedWithin(
  query: SelectQueryBuilder<ClaimEntity>,
  { billedMin, billedMax, sort }: ClaimNeighborQuery,
): void {
  const charge = sort.endsWith('billedAmount') ? 'claim.billedAmount' : 'COALESCE(claim.billedAmount, 0)';
  if (billedMin !== undefined) query.andWhere(`${charge} >= :min`, { min: dollarsToCents(billedMin) });
  if (billedMax !== undefined) query.andWhere(`${charge} <= :max`, { max: dollarsToCents(billedMax) });
}

function deniedForPolicy(query: SelectQueryBuilder<ClaimEntity>, policyId: string): void {
  const links = query.subQuery().select('link.claimId').from(PolicyClaimEntity, 'link');
  links.where('link.policyId = :policyId');
  query.andWhere(`claim.id IN ${links.getQuery()}`).setParameter('policyId', policyId);
}

function appealDecidedWithin(
  query: SelectQueryBuilder<ClaimEntity>,
  { runId, outcomeFrom, outcomeTo }: ClaimNeighborQuery,
): void {
  const appeals = query.subQuery().select('appeal.claimId').from(AppealEntity, 'appeal');
  appeals.where('appeal.outcomeDate IS NOT NULL');
  if (runId) appeals.andWhere('appeal.runId = :runId', { runId });
  if (outcomeFrom) appeals.andWhere('appeal.outcomeDate >= :outcome', { outcome: outcomeFrom });
  if (outcomeTo) appeals.andWhere('appeal.outcomeDate < :outcomeEnd', { outcomeEnd: `${outcomeTo}T24` });
  query.andWhere(`claim.id IN ${appeals.getQuery()}`).setParameters(appeals.getParameters());
}

function firstAnswerIs(wanted: readonly ('approved' | 'denied' | 'pending')[]): Brackets {
  return new Brackets((any) => {
    any.where('claim.initialStatus IN (:...answers)', { answers: [...wanted] });
    if (wanted.includes('pending')) any.orWhere('claim.initialStatus IS NULL');
  });
}

/**
 * Names of payers and providers and the words of denials are looked up in the reference world, so that only short columns
 * are searched in the database, all of which stand in the index of the list. Upper and lower case are the same on both
 * engines: of the two, LIKE takes them for different on PostgreSQL alone.
 */
function contains(text: string): Brackets {
  const lower = text.toLowerCase();
  const like = `%${escapeLike(lower)}%`;
  const named = (items: readonly { readonly id: string; readonly name: string }[]) =>
    items.filter(({ name }) => name.toLowerCase().includes(lower)).map(({ id }) => id);
  const payers = named(REFERENCE.payers);
  const providers = named(REFERENCE.providers);
  const causes = causesSaying(text);
  return new Brackets((any) => {
    any.where(`LOWER(claim.id) LIKE :like ESCAPE '!'`, { like });
    any.orWhere(`LOWER(claim.procedureCodes) LIKE :like ESCAPE '!'`);
    if (payers.length > 0) any.orWhere('claim.payerId IN (:...payers)', { payers });
    if (causes.length > 0) any.orWhere('claim.denialCauseId IN (:...causes)', { causes });
    if (providers.length > 0) any.orWhere('claim.providerId IN (:...providers)', { providers });
  });
}

function escapeLike(text: string): string {
  return text.replace(/[!%_]/g, '!$&');
}
