import type { ClaimStatus } from '@portal/domain';
import type { ClaimEntity } from '@portal/server/database';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { answersBefore, statesAfter } from './claim-states.js';

/** A query of claims under the alias `claim`. */
export type ClaimsQuery = SelectQueryBuilder<ClaimEntity>;

/**
 * Something that a listed claim must be. Claims are found by one of their conditions, and the others are looked at in the
 * index that leads to them.
 */
export interface ClaimCondition {
  /**
   * Adds the condition to a query.
   * @param leads whether claims are found by it; else no index may be chosen for it
   */
  apply(query: ClaimsQuery, leads: boolean): void;
  /** Values of which the claims of each stand in an index in the order of their submission. */
  readonly values?: readonly string[];
  /** Names what they are values of. */
  readonly name?: string;
  /** The condition with one of its values alone. */
  one?(value: string): ClaimCondition;
  /** The claims that are so, found by another index: their ids under the name `id`, in no order. */
  ids?(query: SelectQueryBuilder<ObjectLiteral>): SelectQueryBuilder<ObjectLiteral>;
  /** True when an index of claims has those that are so together, with all that the other conditions look at. */
  readonly inIndex?: boolean;
  /** Set for days of submission, in whose order an index has all claims of a run. */
  readonly days?: { readonly from: string | undefined };
  /** Set for days of answer that have a first one. */
  readonly answered?: AnsweredDays;
  /** True for services: the values are the sets in which these are done. */
  readonly isService?: boolean;
  /** True for what never changes once a claim is sent: the index by charge holds it. */
  readonly isSettled?: boolean;
  /** The charges in cents that it asks for, if it does: a list in their order begins and ends there. */
  readonly charges?: { readonly from: number | undefined; readonly to: number | undefined };
}

/** Days of answer, from a first one on. */
export interface AnsweredDays {
  readonly from: string;
  readonly to: string | undefined;
  /** When the first of the claims that were answered then was submitted, under the name `first`, from an index alone. */
  firstSubmission(query: SelectQueryBuilder<ObjectLiteral>): SelectQueryBuilder<ObjectLiteral>;
}

type Column = 'providerId' | 'payerId' | 'denialCauseId';

/** Claims with one of some values in a column that leads an index. */
export function valueIn(column: Column, values: readonly string[], name: string = column): ClaimCondition {
  return {
    values,
    name: column,
    isSettled: column === 'providerId' || column === 'payerId',
    one: (value) => valueIn(column, [value], name),
    apply: (query, leads) =>
      void query.andWhere(`${hidden(`claim.${column}`, leads)} IN (:...${name})`, { [name]: [...values] }),
  };
}

/** Claims in one of some states. An index leads to those in any but the one that most claims are in. */
export function stateIn(states: readonly ClaimStatus[]): ClaimCondition {
  const compared = comparison((query) => looksAtState(query, states));
  if (states.includes('approved')) return compared;
  return {
    values: states,
    name: 'status',
    one: (state) => stateIn([state as ClaimStatus]),
    apply(query, leads) {
      if (!leads) return compared.apply(query, false);
      query.andWhere('claim.status IN (:...status)', { status: [...states] });
      // SQLite uses an index of some claims for who says that only these are wanted.
      query.andWhere(`claim.status <> 'approved'`);
    },
  };
}

/**
 * Indexes hold the first answer, which no appeal changes: a claim's row is read for its state only where the answer leaves
 * that open.
 */
function looksAtState(query: ClaimsQuery, states: readonly ClaimStatus[]): void {
  const answers = answersBefore(states);
  const given = answers.filter((answer) => answer !== null);
  const either = [
    ...(given.length > 0 ? ['claim.initialStatus IN (:...answers)'] : []),
    ...(given.length < answers.length ? ['claim.initialStatus IS NULL'] : []),
  ];
  query.andWhere(`(${either.join(' OR ')})`, { answers: given });
  if (statesAfter(answers).length === states.length) return;
  query.andWhere(`${hidden('claim.status', false)} IN (:...status)`, { status: [...states] });
}

/**
 * Claims with one of some services.
 * @param sets all sets of services that hold one of them, each as a claim has it; null = they are too many
 */
export function serviceIn(codes: readonly string[], sets: readonly string[] | null, name: string): ClaimCondition {
  const { condition, parameters } = holdsCode('claim.procedureCodes', codes, name);
  const compared = { isSettled: true, apply: (query: ClaimsQuery) => void query.andWhere(condition, parameters) };
  if (!sets) return compared;
  return {
    ...compared,
    isService: true,
    values: sets,
    name: `services ${codes.join()}`,
    one: (set) => serviceIn(codes, [set], name),
    apply(query, leads) {
      if (leads) query.andWhere(`claim.procedureCodes IN (:...${name})`, { [name]: [...sets] });
      else compared.apply(query);
    },
  };
}

/** That a set of services holds one of some codes. */
export function holdsCode(
  column: string,
  codes: readonly string[],
  name: string,
): { readonly condition: string; readonly parameters: Record<string, string> } {
  const said = codes.map((_, index) => `${column} LIKE :${name}${index} ESCAPE '!'`);
  const parameters = codes.map((code, index) => [`${name}${index}`, `%"${escapeLike(code)}"%`]);
  return { condition: `(${said.join(' OR ')})`, parameters: Object.fromEntries(parameters) as Record<string, string> };
}

/** A text as LIKE takes it with the escape `!`. */
export function escapeLike(text: string): string {
  return text.replace(/[!%_]/g, '!$&');
}

/** Claims that only a comparison tells, in whatever way they are found. */
export function comparison(apply: (query: ClaimsQuery) => void): ClaimCondition {
  return { apply };
}

/** Claims whose ids an index other than those of the list gives. */
export function idIn(
  ids: (query: SelectQueryBuilder<ObjectLiteral>) => SelectQueryBuilder<ObjectLiteral>,
  otherwise: (query: ClaimsQuery) => void,
): ClaimCondition {
  return {
    ids,
    apply(query, leads) {
      if (!leads) return otherwise(query);
      const found = ids(query.subQuery() as SelectQueryBuilder<ObjectLiteral>);
      query.andWhere(`claim.id IN ${found.getQuery()}`).setParameters(found.getParameters());
    },
  };
}

/** A column as it is, or so that no index is chosen for it: SQLite has no figures to choose well by. */
export function hidden(column: string, open: boolean): string {
  return open ? column : `COALESCE(${column}, NULL)`;
}
