import type { ClaimEntity } from '@portal/server/database';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';

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
  /** The condition with one of its values alone. */
  one?(value: string): ClaimCondition;
  /** The claims that are so, found by another index: their ids under the name `id`, in no order. */
  ids?(query: SelectQueryBuilder<ObjectLiteral>): SelectQueryBuilder<ObjectLiteral>;
  /** True for days of submission, in whose order an index has all claims of a run. */
  readonly spansDays?: boolean;
  /** When the first of the claims that are so was submitted, under the name `first`, from an index alone. */
  firstSubmission?(query: SelectQueryBuilder<ObjectLiteral>): SelectQueryBuilder<ObjectLiteral>;
  /** True for codes of services, which the index by charge holds. */
  readonly isCode?: boolean;
  /** Adds it where the list is walked in the order of charges, if it says between which. */
  whileWalking?(query: ClaimsQuery): void;
}

type Column = 'providerId' | 'payerId' | 'denialCauseId' | 'status';

/** Claims with one of some values in a column that leads an index. */
export function valueIn(column: Column, values: readonly string[], name: string = column): ClaimCondition {
  return {
    values,
    one: (value) => valueIn(column, [value], name),
    apply(query, leads) {
      query.andWhere(`${hidden(`claim.${column}`, leads)} IN (:...${name})`, { [name]: [...values] });
      // The index of states leaves out the one that most claims have. SQLite uses it for who says so.
      if (leads && column === 'status') query.andWhere(`claim.status <> 'approved'`);
    },
  };
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
