import {
  answeredClaims,
  charges,
  daysFrom,
  deniedOf,
  endedAppeals,
  openClaims,
  paidOf,
  type Question,
  type Rows,
  share,
  sum,
} from './asked-rows.js';
import { oracle, protectedOracle } from './metrics-oracle.js';

/** Series and tables of the dashboard in plain code over exported rows, money in cents; it shares nothing with them. */

const AGES = [
  ['0-30', 0, 30],
  ['31-60', 31, 60],
  ['61-90', 61, 90],
  ['91-120', 91, 120],
  ['120+', 121, null],
] as const;

/** Every figure over the seven days that end so many days after the first. */
export function weekOracle(rows: Rows, now: Question, before: Question, index: number): Record<string, number | null> {
  const week = weekTo(now, later(now.from, index));
  return {
    ...oracle(rows, week),
    'revenue-protected': protectedOracle(rows, week, before)?.at ?? null,
    // What was open on a day that is over is not known any more, and no course of it is drawn.
    'aged-receivables': null,
  };
}

/** One day of the series, so many days after the first. */
export function dayOracle(rows: Rows, now: Question, before: Question, index: number) {
  const day = later(now.from, index);
  const only = { ...now, from: day, to: day };
  const all = answeredClaims(rows, only);
  const figures = oracle(rows, only);
  const week = weekRates(rows, weekTo(now, day));
  const dayBefore = later(before.from, index);
  const estimate = protectedOracle(rows, { ...now, to: day }, before);
  return {
    day,
    decided: all.length,
    denied: deniedOf(all, now).length,
    paid: paidOf(all).length,
    denialRate7: week.denied,
    cleanRate7: week.clean,
    previousDenialRate7: dayBefore > before.to ? null : weekRates(rows, weekTo(before, dayBefore)).denied,
    practiceSessions: figures['practice-sessions'],
    recovered: figures['revenue-recovered'],
    recoveredTotal: oracle(rows, { ...now, to: day })['revenue-recovered'],
    protectedTotal: estimate?.at ?? null,
    protectedLow: estimate?.low ?? null,
    protectedHigh: estimate?.high ?? null,
  };
}

/** Rates of a week, none where fewer than 30 claims were answered. */
function weekRates(rows: Rows, week: Question) {
  const enough = answeredClaims(rows, week).length >= 30;
  const figures = oracle(rows, week);
  return {
    denied: enough ? figures['initial-denial-rate'] : null,
    clean: enough ? figures['clean-claim-rate'] : null,
  };
}

/** Denied charges by cause with their shares of all, most first. */
export function reasonsOracle(rows: Rows, now: Question) {
  const denied = deniedOf(answeredClaims(rows, now), now);
  const total = charges(denied);
  const causes = groups(denied, (claim) => claim.denial_cause_id ?? '')
    .map(([causeId, own]) => ({ causeId, claims: own.length, billed: charges(own) }))
    .sort((a, b) => b.billed - a.billed || order(a.causeId, b.causeId));
  return causes.map((cause, index) => ({
    ...cause,
    share: cause.billed / total,
    cumulativeShare: sum(causes.slice(0, index + 1).map(({ billed }) => billed)) / total,
  }));
}

/** Appeals decided in the period by the cause of the denial, most first. */
export function overturnsOracle(rows: Rows, now: Question) {
  return groups(endedAppeals(rows, now), ({ claim }) => claim.denial_cause_id ?? '')
    .map(([causeId, own]) => {
      const overturned = own.filter(({ appeal }) => appeal.appeal_status === 'overturned').length;
      const recovered = sum(own.map(({ appeal }) => appeal.recovered_amount));
      return { causeId, overturned, decided: own.length, rate: overturned / own.length, recovered };
    })
    .sort((a, b) => b.decided - a.decided || order(a.causeId, b.causeId));
}

/** What became of the claims that were answered in the period. */
export function flowOracle(rows: Rows, now: Question) {
  const decided = answeredClaims(rows, now);
  const denied = deniedOf(decided, now);
  const standing = (status: string) => denied.filter((claim) => claim.status === status).length;
  return {
    ...{ decided: decided.length, denied: denied.length, paid: paidOf(decided).length },
    ...{ appealed: denied.length - standing('denied'), notAppealed: standing('denied') },
    ...{ overturned: standing('overturned'), upheld: standing('upheld'), waiting: standing('appealed') },
  };
}

/** Open charges by days since submission, with their shares of all. */
export function ageingOracle(rows: Rows, now: Question) {
  const open = openClaims(rows, now);
  return AGES.map(([bucket, fromDays, toDays]) => {
    const own = open.filter((claim) => {
      const age = daysFrom(claim.submission_date, now.today);
      return age >= fromDays && age <= (toDays ?? Infinity);
    });
    const billed = charges(own);
    return { bucket, fromDays, toDays, claims: own.length, billed, share: share(billed, charges(open)) };
  });
}

/** How the denials of each payer divide by cause, causes in the order of their charges, payers with the most claims first. */
export function payerReasonsOracle(rows: Rows, now: Question) {
  const causes = reasonsOracle(rows, now).map(({ causeId }) => causeId);
  const payers = groups(answeredClaims(rows, now), (claim) => claim.payer_id).map(([payerId, own]) => {
    const denied = deniedOf(own, now);
    const cells = causes.map((causeId) => {
      const number = denied.filter((claim) => claim.denial_cause_id === causeId).length;
      return { causeId, denied: number, share: number / own.length };
    });
    return { payerId, decided: own.length, denied: denied.length, cells };
  });
  return payers.sort((a, b) => b.decided - a.decided || order(a.payerId, b.payerId));
}

/** Providers with their denial rates and trend, the most claims first. */
export function providersOracle(rows: Rows, now: Question, before: Question) {
  const earlier = answeredClaims(rows, before);
  return groups(answeredClaims(rows, now), (claim) => claim.provider_id)
    .map(([providerId, own]) => {
      const denied = deniedOf(own, now);
      const past = earlier.filter((claim) => claim.provider_id === providerId);
      const pastDenied = deniedOf(past, now).length;
      return {
        ...{ providerId, decided: own.length, denied: denied.length, denialRate: denied.length / own.length },
        ...{ previousDecided: past.length, previousDenied: pastDenied },
        previousRate: share(pastDenied, past.length),
        deniedBilled: charges(denied),
        trend: trendOracle(pastDenied, past.length, denied.length, own.length),
        enough: past.length >= 30 && own.length >= 30,
      };
    })
    .sort((a, b) => b.decided - a.decided || order(a.providerId, b.providerId));
}

/**
 * Two-proportion z-test with a pooled share, two-sided, 95 %, of at least thirty answers in each period; Fisher's exact test
 * where fewer than five denials or five others are expected in one of them.
 */
function trendOracle(hitsBefore: number, before: number, hits: number, now: number): string {
  if (before < 30 || now < 30) return 'stable';
  const p = (hitsBefore + hits) / (before + now);
  const z = (hits / now - hitsBefore / before) / Math.sqrt((p * (1 - p)) / before + (p * (1 - p)) / now);
  const cells = [before, now].flatMap((total) => [total * p, total * (1 - p)]);
  if (cells.some((expected) => expected < 5 - 1e-9)) {
    if (!(fisherOracle(hitsBefore, before, hits, now) < 0.05)) return 'stable';
    return hits / now < hitsBefore / before ? 'improving' : 'worsening';
  }
  // Where nothing or all is denied in both there is no spread, and no difference.
  if (!(Math.abs(z) >= 1.959964) || p === 0 || p === 1) return 'stable';
  return z < 0 ? 'improving' : 'worsening';
}

/** From logarithms of factorials: every table with the same margins, those as unlikely as this one added up. */
function fisherOracle(hitsBefore: number, before: number, hits: number, now: number): number {
  const all = hitsBefore + hits;
  const logFactorial = (n: number) => Array.from({ length: n }, (_, i) => Math.log(i + 1)).reduce((a, b) => a + b, 0);
  const logWays = (n: number, k: number) => logFactorial(n) - logFactorial(k) - logFactorial(n - k);
  const chance = (first: number) =>
    Math.exp(logWays(before, first) + logWays(now, all - first) - logWays(before + now, all));
  const tables = Array.from({ length: before + 1 }, (_, first) => first);
  const chances = tables.filter((first) => all - first >= 0 && all - first <= now).map(chance);
  return chances.filter((one) => one <= chance(hitsBefore) * 1.000001).reduce((a, b) => a + b, 0);
}

function weekTo(question: Question, day: string): Question {
  return { ...question, from: later(day, -6), to: day };
}

function later(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

function groups<Item>(items: readonly Item[], keyOf: (item: Item) => string): [string, Item[]][] {
  const keys = [...new Set(items.map(keyOf))];
  return keys.map((key) => [key, items.filter((item) => keyOf(item) === key)]);
}

function order(a: string, b: string): number {
  return a < b ? -1 : 1;
}
