import { causesSaying } from '@portal/domain';
import { REFERENCE } from '@portal/reference';
import { ClaimEntity } from '@portal/server/database';
import { Brackets } from 'typeorm';
import { type ClaimCondition, type ClaimsQuery, comparison, escapeLike, idIn, valueIn } from './claim-condition.js';
import type { ServiceSets } from './service-sets.js';

/** A text that more codes hold than these is looked for in the claims' own codes. */
const FEW_CODES = 8;
const CODE = /^[A-Z0-9]{3,10}$/;
/** Digits of the number in a claim's id. */
const NUMBER = { length: 7, form: /^\d{1,7}$/ } as const;

/**
 * The ways in which a claim of a run may answer a text, any of which is enough; none where no claim can. Names of payers
 * and providers, codes and the words of denials are looked up in the reference world, so that a text leads to ids, which
 * the indexes of the list hold. Of a claim's id the beginning is looked for, or the number in it.
 * @param ranges whether the engine orders ids as their characters are, so that a beginning is a range
 */
export async function waysToText(
  text: string,
  runId: string | null,
  ranges: boolean,
  services: ServiceSets,
): Promise<ClaimCondition[]> {
  const lower = text.toLowerCase();
  const named = (items: readonly { readonly id: string; readonly name: string }[]) =>
    items.filter(({ name }) => name.toLowerCase().includes(lower)).map(({ id }) => id);
  const columns = [
    ['payerId', named(REFERENCE.payers)],
    ['providerId', named(REFERENCE.providers)],
    ['denialCauseId', causesSaying(text)],
  ] as const;
  return [
    ...columns
      .filter(([, values]) => values.length > 0)
      .map(([column, values]) => valueIn(column, values, `${column}Searched`)),
    ...(await codesHolding(text, runId, services)),
    ...idsBeginning(text.toUpperCase(), runId, ranges),
  ];
}

/** Claims that meet any of some conditions, looked at one by one. */
export function anyOf(conditions: readonly ClaimCondition[]): ClaimCondition {
  return comparison((query) => {
    const any = new Brackets((either) => {
      for (const condition of conditions)
        // What stands in brackets is built by a query of the same kind.
        either.orWhere(new Brackets((all) => condition.apply(all as unknown as ClaimsQuery, false)));
    });
    query.andWhere(any);
  });
}

async function codesHolding(text: string, runId: string | null, services: ServiceSets): Promise<ClaimCondition[]> {
  const upper = text.toUpperCase();
  const known = [...REFERENCE.procedures.keys()].filter((code) => code.includes(upper));
  const codes = known.includes(upper) || !CODE.test(upper) ? known : [...known, upper];
  if (codes.length === 0) return [];
  if (codes.length <= FEW_CODES) {
    const found = await services.claimsWith(codes, runId, 'codeSearched');
    return found ? [found] : [];
  }
  const like = `%${escapeLike(upper)}%`;
  return [comparison((query) => void query.andWhere(`UPPER(claim.procedureCodes) LIKE :like ESCAPE '!'`, { like }))];
}

/** Ids of a run are `CLM-`, its own key, and a number. */
function idsBeginning(text: string, runId: string | null, ranges: boolean): ClaimCondition[] {
  const begins = [text, `CLM-${text}`];
  if (runId === null) return begins.map((begin, index) => beginsWith(begin, `begin${index}`, false));
  const all = `CLM-${runId.replace(/^RUN-/, '')}-`;
  if (begins.some((begin) => all.startsWith(begin))) return [comparison(() => undefined)];
  if (NUMBER.form.test(text)) begins.push(`${all}${text.padStart(NUMBER.length, '0')}`);
  return begins
    .filter((begin) => begin.startsWith(all))
    .map((begin, index) => beginsWith(begin, `begin${index}`, ranges));
}

function beginsWith(begin: string, name: string, ranges: boolean): ClaimCondition {
  const like = (query: ClaimsQuery) =>
    void query.andWhere(`claim.id LIKE :${name} ESCAPE '!'`, { [name]: `${escapeLike(begin)}%` });
  if (!ranges) return comparison(like);
  return idIn(
    (query) =>
      query
        .select('named.id', 'id')
        .from(ClaimEntity, 'named')
        .where(`named.id >= :${name} AND named.id < :${name}End`, { [name]: begin, [`${name}End`]: `${begin}\uffff` }),
    like,
  );
}
