import { type ClaimRow, oracle, protectedOracle, type Question, type Rows } from './metrics-oracle.js';

/** Series and tables of the dashboard in plain code over exported rows, money in cents; it shares nothing with them. */

const DAY = 86_400_000;

/** Days from one to another. */
export function daysFrom(one: string, other: string): number {
  return Math.round((Date.parse(other.slice(0, 10)) - Date.parse(one.slice(0, 10))) / DAY);
}

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
  const all = answered(rows, only);
  const figures = oracle(rows, only);
  const week = oracle(rows, weekTo(now, day));
  const dayBefore = later(before.from, index);
  const estimate = protectedOracle(rows, { ...now, to: day }, before);
  return {
    day,
    decided: all.length,
    denied: refused(all, now).length,
    paid: all.filter((claim) => claim.initial_status === 'approved').length,
    denialRate7: week['initial-denial-rate'],
    cleanRate7: week['clean-claim-rate'],
    previousDenialRate7: dayBefore > before.to ? null : oracle(rows, weekTo(before, dayBefore))['initial-denial-rate'],
    practiceSessions: figures['practice-sessions'],
    recovered: figures['revenue-recovered'],
    recoveredTotal: oracle(rows, { ...now, to: day })['revenue-recovered'],
    protectedTotal: estimate?.at ?? null,
    protectedLow: estimate?.low ?? null,
    protectedHigh: estimate?.high ?? null,
  };
}

/** Denied charges by cause with their shares of all, most first. */
export function reasonsOracle(rows: Rows, now: Question) {
  const denied = refused(answered(rows, now), now);
  const total = charges(denied);
  const causes = groups(denied, (claim) => claim.denial_cause_id ?? '')
    .map(([causeId, own]) => ({ causeId, claims: own.length, billed: charges(own) }))
    .sort((a, b) => b.billed - a.billed || order(a.causeId, b.causeId));
  return causes.map((cause, index) => ({
    ...cause,
    share: cause.billed / total,
    cumulativeShare: causes.slice(0, index + 1).reduce((sum, { billed }) => sum + billed, 0) / total,
  }));
}

/** Appeals decided in the period by the cause of the denial, most first. */
export function overturnsOracle(rows: Rows, now: Question) {
  const ended = rows.appeals.flatMap((appeal) => {
    const claim = rows.claims.find(({ id }) => id === appeal.claim_id) as ClaimRow;
    const isCounted = isWithin(appeal.outcome_date, now) && isMine(claim, now) && hasCause(claim, now);
    return isCounted ? [{ ...appeal, causeId: claim.denial_cause_id ?? '' }] : [];
  });
  return groups(ended, ({ causeId }) => causeId)
    .map(([causeId, own]) => {
      const overturned = own.filter((appeal) => appeal.appeal_status === 'overturned').length;
      const recovered = own.reduce((sum, appeal) => sum + appeal.recovered_amount, 0);
      return { causeId, overturned, decided: own.length, rate: overturned / own.length, recovered };
    })
    .sort((a, b) => b.decided - a.decided || order(a.causeId, b.causeId));
}

/** Providers with their denial rates and trend, the most claims first. */
export function providersOracle(rows: Rows, now: Question, before: Question) {
  const earlier = answered(rows, before);
  return groups(answered(rows, now), (claim) => claim.provider_id)
    .map(([providerId, own]) => {
      const denied = refused(own, now);
      const past = earlier.filter((claim) => claim.provider_id === providerId);
      const pastDenied = refused(past, now).length;
      return {
        ...{ providerId, decided: own.length, denied: denied.length, denialRate: denied.length / own.length },
        ...{ previousDecided: past.length, previousDenied: pastDenied },
        previousRate: past.length === 0 ? null : pastDenied / past.length,
        deniedBilled: charges(denied),
        trend: trendOracle(pastDenied, past.length, denied.length, own.length),
      };
    })
    .sort((a, b) => b.decided - a.decided || order(a.providerId, b.providerId));
}

/** Two-proportion z-test with a pooled share, two-sided, 95 %, of at least thirty answers in each period. */
function trendOracle(hitsBefore: number, before: number, hits: number, now: number): string {
  if (before < 30 || now < 30) return 'stable';
  const p = (hitsBefore + hits) / (before + now);
  const z = (hits / now - hitsBefore / before) / Math.sqrt((p * (1 - p)) / before + (p * (1 - p)) / now);
  // Where nothing or all is denied in both there is no spread, and no difference.
  if (!(Math.abs(z) >= 1.959964) || p === 0 || p === 1) return 'stable';
  return z < 0 ? 'improving' : 'worsening';
}

function answered({ claims }: Rows, question: Question): ClaimRow[] {
  return claims.filter((claim) => isMine(claim, question) && isWithin(claim.processing_date, question));
}

function refused(claims: readonly ClaimRow[], question: Question): ClaimRow[] {
  return claims.filter((claim) => claim.initial_status === 'denied' && hasCause(claim, question));
}

function isMine(claim: ClaimRow, { providerId, payerId }: Question): boolean {
  return (providerId?.includes(claim.provider_id) ?? true) && (payerId?.includes(claim.payer_id) ?? true);
}

function hasCause(claim: ClaimRow, { patternId }: Question): boolean {
  return patternId?.includes(claim.denial_cause_id ?? '-') ?? true;
}

function isWithin(instant: string | null, { from, to }: Question): boolean {
  return instant !== null && instant.slice(0, 10) >= from && instant.slice(0, 10) <= to;
}

function weekTo(question: Question, day: string): Question {
  return { ...question, from: later(day, -6), to: day };
}

function later(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
}

function charges(claims: readonly ClaimRow[]): number {
  return claims.reduce((sum, claim) => sum + claim.billed_amount, 0);
}

function groups<Item>(items: readonly Item[], keyOf: (item: Item) => string): [string, Item[]][] {
  const keys = [...new Set(items.map(keyOf))];
  return keys.map((key) => [key, items.filter((item) => keyOf(item) === key)]);
}

function order(a: string, b: string): number {
  return a < b ? -1 : 1;
}
