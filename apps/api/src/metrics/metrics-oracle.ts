/** The metrics in plain code over exported rows. It shares nothing with the implementation, on purpose: it is its judge. */

interface ClaimRow {
  readonly id: string;
  readonly provider_id: string;
  readonly payer_id: string;
  readonly submission_date: string;
  readonly processing_date: string | null;
  readonly initial_status: string | null;
  readonly status: string;
  readonly denial_cause_id: string | null;
  readonly billed_amount: number;
  readonly paid_amount: number;
}

interface AppealRow {
  readonly claim_id: string;
  readonly appeal_date: string;
  readonly outcome_date: string | null;
  readonly appeal_status: string;
  readonly recovered_amount: number;
}

interface EventRow {
  readonly timestamp: string;
  readonly type: string;
  readonly provider_id: string;
  readonly pattern_id: string;
}

/** Rows of one run as they stand in the tables, amounts in cents. */
export interface Rows {
  readonly claims: readonly ClaimRow[];
  readonly appeals: readonly AppealRow[];
  readonly events: readonly EventRow[];
}

interface Question {
  readonly from: string;
  readonly to: string;
  readonly providerId?: readonly string[] | undefined;
  readonly payerId?: readonly string[] | undefined;
  readonly patternId?: readonly string[] | undefined;
}

/** What the oracle says: each metric by its key, money in cents, null where there is nothing to divide by. */
export function oracle({ claims, appeals, events }: Rows, question: Question): Record<string, number | null> {
  const { from, to } = question;
  const day = (text: string | null) => (text === null ? '' : text.substring(0, 10));
  const within = (text: string | null) => day(text) >= from && day(text) <= to;
  const allowed = (list: readonly string[] | undefined, id: string | null) =>
    !list || (id !== null && list.includes(id));
  const mine = claims.filter(
    (c) => allowed(question.providerId, c.provider_id) && allowed(question.payerId, c.payer_id),
  );
  const answered = mine.filter((c) => c.initial_status !== null && within(c.processing_date));
  const paid = answered.filter((c) => c.initial_status === 'approved');
  const deniedAny = answered.filter((c) => c.initial_status === 'denied');
  const denied = deniedAny.filter((c) => allowed(question.patternId, c.denial_cause_id));
  const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);
  const charge = (list: readonly ClaimRow[]) => sum(list.map((c) => c.billed_amount));
  const appealOf = (c: ClaimRow) => appeals.find((a) => a.claim_id === c.id);
  const ended = mine
    .filter((c) => c.initial_status === 'denied' && allowed(question.patternId, c.denial_cause_id))
    .flatMap((c) => appeals.filter((a) => a.claim_id === c.id && within(a.outcome_date)).map((a) => ({ c, a })));
  const won = ended.filter(({ a }) => a.appeal_status === 'overturned');
  const lost = ended.filter(({ a }) => a.appeal_status === 'upheld');
  const share = (a: number, b: number) => (b === 0 ? null : a / b);
  const age = (a: string, b: string) => Math.round((Date.parse(day(b)) - Date.parse(day(a))) / 86_400_000);
  const nth = (list: number[], portion: number) =>
    list.sort((a, b) => a - b)[Math.max(0, Math.ceil(list.length * portion) - 1)] ?? null;
  const payDays = paid.map((c) => age(c.submission_date, c.processing_date as string));
  const winDays = won.map(({ a }) => age(a.appeal_date, a.outcome_date as string));
  const recoveredLater = sum(deniedAny.map((c) => appealOf(c)?.recovered_amount ?? 0));
  const lostForGood = charge(deniedAny.filter((c) => appealOf(c)?.appeal_status !== 'overturned'));
  const collected = sum(paid.map((c) => c.paid_amount)) + recoveredLater;
  return {
    'initial-denial-rate': share(denied.length, answered.length),
    'initial-denial-rate-dollars': share(charge(denied), charge(answered)),
    'clean-claim-rate': share(paid.length, answered.length),
    'overturn-rate': share(won.length, ended.length),
    'appeal-rate': share(denied.filter(appealOf).length, denied.length),
    'days-to-pay-median': nth(payDays, 0.5),
    'days-to-pay-p90': nth(payDays, 0.9),
    'days-to-overturn-median': nth(winDays, 0.5),
    'days-to-overturn-p90': nth(winDays, 0.9),
    'denial-write-offs': charge(lost.map(({ c }) => c)),
    'net-collection': share(collected, collected + lostForGood),
    'revenue-recovered': sum(won.map(({ a }) => a.recovered_amount)),
    'practice-sessions': events.filter(
      (e) =>
        e.type === 'practice-completed' &&
        within(e.timestamp) &&
        allowed(question.providerId, e.provider_id) &&
        allowed(question.patternId, e.pattern_id),
    ).length,
  };
}

/** The estimate of protected revenue with its interval, in cents, or null where it cannot be made. */
export function protectedOracle(
  rows: Rows,
  now: Question,
  before: Question,
): { at: number; low: number; high: number } | null {
  const count = (question: Question) => {
    const inside = (claim: ClaimRow) =>
      claim.processing_date !== null &&
      claim.processing_date.substring(0, 10) >= question.from &&
      claim.processing_date.substring(0, 10) <= question.to &&
      (question.providerId ?? [claim.provider_id]).includes(claim.provider_id) &&
      (question.payerId ?? [claim.payer_id]).includes(claim.payer_id);
    const all = rows.claims.filter(inside);
    const refused = all.filter(
      (claim) =>
        claim.initial_status === 'denied' &&
        (!question.patternId || question.patternId.includes(claim.denial_cause_id ?? '-')),
    );
    const paid = all.filter((claim) => claim.initial_status === 'approved').map((claim) => claim.paid_amount);
    return { n: all.length, p: refused.length / all.length, paid };
  };
  const a = count(now);
  const b = count(before);
  if (a.n === 0 || b.n === 0 || a.paid.length === 0) return null;
  const mean = a.paid.reduce((x, y) => x + y, 0) / a.paid.length;
  const margin = 1.959964 * Math.sqrt((a.p * (1 - a.p)) / a.n + (b.p * (1 - b.p)) / b.n);
  const worth = (difference: number) => difference * a.n * mean;
  return { at: worth(b.p - a.p), low: worth(b.p - a.p - margin), high: worth(b.p - a.p + margin) };
}
