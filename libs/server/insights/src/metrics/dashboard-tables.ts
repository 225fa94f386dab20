import type { Dashboard } from '@portal/contracts';
import {
  AGEING_BUCKETS,
  causeName,
  centsToDollars,
  decidedIn,
  type MetricSums,
  performanceTrend,
  rateOf,
} from '@portal/domain';
import { payerName, providerName } from '@portal/reference';
import type { OpenAge, SumRow } from './metric-facts.read-model.js';

/** What the tables of causes count. */
export const OF_CAUSES = ['denied', 'deniedBilled', 'won', 'lost', 'recovered'] as const;
/** What the table of payers and causes counts. */
export const OF_PAYERS = ['approved', 'denied'] as const;
/** What the table of providers counts. */
export const OF_PROVIDERS = ['approved', 'denied', 'deniedBilled'] as const;

type OfCause = SumRow<'causeId', (typeof OF_CAUSES)[number]>;
type OfPayer = SumRow<'payerId' | 'causeId', (typeof OF_PAYERS)[number]>;
type OfProvider = SumRow<'providerId', (typeof OF_PROVIDERS)[number]>;

/** Denied charges by cause, most first. */
export function reasonsOf(causes: readonly OfCause[]): Dashboard['reasons'] {
  const denied = causes
    .filter((row) => row.denied > 0)
    .sort((a, b) => b.deniedBilled - a.deniedBilled || (a.causeId < b.causeId ? -1 : 1));
  const total = denied.reduce((sum, row) => sum + row.deniedBilled, 0);
  let soFar = 0;
  return denied.map((row) => {
    soFar += row.deniedBilled;
    return {
      ...namedCause(row.causeId),
      claims: row.denied,
      billed: centsToDollars(row.deniedBilled),
      share: row.deniedBilled / (total || 1),
      cumulativeShare: soFar / (total || 1),
    };
  });
}

/** Appeals decided in the period by the cause of the denial, in the order of their number. */
export function overturnByReason(causes: readonly OfCause[]): Dashboard['overturnByReason'] {
  return causes
    .map((row) => {
      const decided = row.won + row.lost;
      return {
        ...namedCause(row.causeId),
        overturned: row.won,
        decided,
        rate: rateOf(row.won, decided),
        recovered: centsToDollars(row.recovered),
      };
    })
    .filter(({ decided }) => decided > 0)
    .sort((a, b) => b.decided - a.decided || (a.causeId < b.causeId ? -1 : 1));
}

/** How each payer's denials divide by cause, from its answers; causes in the order given, payers by the number of their claims. */
export function payerReasons(reasons: Dashboard['reasons'], answers: readonly OfPayer[]): Dashboard['payerReasons'] {
  const cell = new Map(answers.map((row) => [`${row.payerId} ${row.causeId}`, row.denied]));
  const causes = reasons.map(({ causeId, name }) => ({ causeId, name }));
  const payers = new Map<string, { payerId: string; approved: number; denied: number }>();
  for (const { payerId, approved, denied } of answers) {
    const sums = payers.get(payerId) ?? { payerId, approved: 0, denied: 0 };
    sums.approved += approved;
    sums.denied += denied;
    payers.set(payerId, sums);
  }
  return {
    causes,
    rows: byDecided([...payers.values()], 'payerId').map((row) => {
      const decided = decidedIn(row);
      const cells = causes.map(({ causeId }) => {
        const denied = cell.get(`${row.payerId} ${causeId}`) ?? 0;
        return { causeId, denied, share: rateOf(denied, decided) };
      });
      return {
        payerId: row.payerId,
        payerName: payerName(row.payerId),
        decided,
        denied: cells.reduce((sum, { denied }) => sum + denied, 0),
        cells,
      };
    }),
  };
}

/** What became of the claims decided in the period. Denials are those of the chosen causes. */
export function flowOf(all: Readonly<MetricSums>, chosen: Readonly<MetricSums>): Dashboard['flow'] {
  const { denied, deniedAppealed: appealed, deniedOverturned: overturned, deniedUpheld: upheld } = chosen;
  return {
    ...{ decided: decidedIn(all), paid: all.approved, denied, appealed, notAppealed: denied - appealed },
    ...{ overturned, upheld, waiting: appealed - overturned - upheld },
  };
}

/** Charges still open by days since submission. */
export function ageingOf(open: readonly OpenAge[]): Dashboard['ageing'] {
  const total = open.reduce((sum, { openBilled }) => sum + openBilled, 0);
  return AGEING_BUCKETS.map((bucket, age) => {
    const found = open.find((row) => row.age === age);
    const billed = found?.openBilled ?? 0;
    return { ...bucket, claims: found?.openClaims ?? 0, billed: centsToDollars(billed), share: rateOf(billed, total) };
  });
}

/** Sums of a period by provider: all claims, and denials of the chosen causes. */
export interface ProviderSums {
  readonly all: readonly OfProvider[];
  readonly chosen: readonly OfProvider[];
}

/** Denial rates of the providers, by the number of their claims, with their trend by the rule of the providers' own pages. */
export function providersOf(now: ProviderSums, before: ProviderSums): Dashboard['providers'] {
  const find = (rows: ProviderSums['all'], id: string) => rows.find(({ providerId }) => providerId === id);
  return byDecided(now.all, 'providerId').map((row) => {
    const { providerId } = row;
    const chosen = find(now.chosen, providerId);
    const earlier = find(before.all, providerId);
    const current = { hits: chosen?.denied ?? 0, total: decidedIn(row) };
    const previous = { hits: find(before.chosen, providerId)?.denied ?? 0, total: earlier ? decidedIn(earlier) : 0 };
    const { trend, enough } = performanceTrend(previous, current);
    return {
      providerId,
      providerName: providerName(providerId),
      decided: current.total,
      denied: current.hits,
      denialRate: rateOf(current.hits, current.total),
      previousDecided: previous.total,
      previousDenied: previous.hits,
      previousRate: rateOf(previous.hits, previous.total),
      deniedBilled: centsToDollars(chosen?.deniedBilled ?? 0),
      trend,
      enough,
    };
  });
}

function byDecided<Key extends 'payerId' | 'providerId', Row extends SumRow<Key, 'approved' | 'denied'>>(
  rows: readonly Row[],
  key: Key,
): Row[] {
  return rows
    .filter((row) => decidedIn(row) > 0)
    .sort((a, b) => decidedIn(b) - decidedIn(a) || (a[key] < b[key] ? -1 : 1));
}

function namedCause(causeId: string): { causeId: string; name: string } {
  return { causeId, name: causeName(causeId) };
}
