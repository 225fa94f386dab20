/** The metrics in plain code over exported rows. It shares nothing with the implementation, on purpose: it is its judge. */

/** A claim as it stands in its table. */
export interface ClaimRow {
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

/** What is asked for. */
export interface Question {
  readonly from: string;
  readonly to: string;
  /** The day that the run has come to. */
  readonly today: string;
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
  const appealsOf = new Map<string, AppealRow[]>();
  for (const a of appeals) appealsOf.set(a.claim_id, [...(appealsOf.get(a.claim_id) ?? []), a]);
  const appealOf = (c: ClaimRow) => appealsOf.get(c.id)?.[0];
  const ended = mine
    .filter((c) => c.initial_status === 'denied' && allowed(question.patternId, c.denial_cause_id))
    .flatMap((c) => (appealsOf.get(c.id) ?? []).filter((a) => within(a.outcome_date)).map((a) => ({ c, a })));
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
  const open = mine.filter(
    (c) =>
      c.initial_status !== 'approved' &&
      !appealsOf.get(c.id)?.some((a) => a.outcome_date !== null) &&
      (!question.patternId || allowed(question.patternId, c.denial_cause_id)),
  );
  const old = open.filter((c) => age(c.submission_date, question.today) > 90);
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
    // Of a period that is over nobody knows any more what was open.
    'aged-receivables': to < question.today ? null : share(charge(old), charge(open)),
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

/** The estimate of protected revenue with its interval, in whole cents, or null where it cannot be made. */
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
    return { n: all.length, denied: refused.length, p: refused.length / all.length, paid };
  };
  const a = count(now);
  const b = count(before);
  if (a.n === 0 || b.n === 0 || a.paid.length === 0) return null;
  const paid = a.paid.reduce((x, y) => x + y, 0);
  // One division of whole numbers: half a cent is half a cent.
  const at = (paid * (b.denied * a.n - a.denied * b.n)) / (b.n * a.paid.length);
  const spread = (a.p * (1 - a.p)) / a.n + (b.p * (1 - b.p)) / b.n;
  const margin = (1.959964 * Math.sqrt(spread) * a.n * paid) / a.paid.length;
  return { at: wholeCents(at), low: wholeCents(at - margin), high: wholeCents(at + margin) };
}

/** Whole cents, half a cent away from 0; JSON knows no negative 0. */
export function wholeCents(amount: number): number {
  return Math.sign(amount) * Math.round(Math.abs(amount)) + 0;
}

/** What a figure was computed from as explain tells it: by name, money in dollars. */
export type Inputs = readonly { readonly name: string; readonly value: number }[];

/**
 * Each metric's formula over the inputs that explain names, money in cents: their value is the figure, if they are all
 * that it was computed from.
 */
export function valueOf(key: string, inputs: Inputs): number | null {
  const value = (name: string) => {
    const found = inputs.filter((input) => input.name === name);
    if (found.length !== 1) throw new Error(`${key}: ${found.length} inputs are called "${name}"`);
    return (found[0] as Inputs[number]).value;
  };
  const money = (name: string) => Math.round(value(`${name}, in dollars`) * 100);
  const share = (a: number, b: number) => (b === 0 ? null : a / b);
  const nth = (portion: number) => {
    const days = inputs.flatMap(({ name, value: times }) =>
      Array.from({ length: times }, () => Number(/ after (\d+) days?$/.exec(name)?.[1])),
    );
    return days.sort((a, b) => a - b)[Math.max(0, Math.ceil(days.length * portion) - 1)] ?? null;
  };
  const collected = () => money('Paid at the first answer') + money('Recovered on appeal up to now');
  const lostForGood = () =>
    money('Charges of claims denied, whatever the pattern') - money('Charges of denials overturned up to now');
  const won = 'Appeals overturned, by outcome date';
  const denied = 'Claims denied at the first answer';
  const answered = 'Claims answered';
  const paid = 'Claims paid at the first answer';
  const formulas: Record<string, () => number | null> = {
    'initial-denial-rate': () => share(value(denied), value(answered)),
    'initial-denial-rate-dollars': () => share(money('Charges of claims denied'), money('Charges of claims answered')),
    'clean-claim-rate': () => share(value(paid), value(answered)),
    'overturn-rate': () => share(value(won), value(won) + value('Appeals upheld, by outcome date')),
    'appeal-rate': () => share(value('Denials appealed up to now'), value(denied)),
    'days-to-pay-median': () => nth(0.5),
    'days-to-pay-p90': () => nth(0.9),
    'days-to-overturn-median': () => nth(0.5),
    'days-to-overturn-p90': () => nth(0.9),
    'denial-write-offs': () => money('Charges of appeals upheld, by outcome date'),
    'net-collection': () => share(collected(), collected() + lostForGood()),
    'aged-receivables': () => {
      if (inputs.length === 0) return null;
      const old = money('Charges open for more than 90 days');
      return share(old, old + money('Charges open for 90 days or less'));
    },
    'revenue-recovered': () => money('Recovered, by outcome date'),
    'revenue-protected': () => {
      const [deniedBefore, answeredBefore] = [
        value('Claims denied in the period before'),
        value('Claims answered in the period before'),
      ];
      if (value(answered) === 0) return null;
      const avoided = deniedBefore * value(answered) - value(denied) * answeredBefore;
      const worth = share(avoided * money('Paid at the first answer'), answeredBefore * value(paid));
      return worth === null ? null : wholeCents(worth);
    },
    'practice-sessions': () => value('Practice sessions completed'),
  };
  const formula = formulas[key];
  if (!formula) throw new Error(`there is no formula of ${key}`);
  return formula();
}
