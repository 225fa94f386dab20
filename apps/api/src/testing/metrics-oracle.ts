import {
  answeredClaims,
  charges,
  completedSessions,
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

/** The metrics in plain code over exported rows. It shares nothing with the implementation, on purpose: it is its judge. */

/** What a formula is applied to, by the names that explain gives. */
interface Sums {
  number(name: string): number;
  cents(name: string): number;
  /** How many days each of them took. */
  days(name: string): number[];
}

const ANSWERED = 'Claims answered';
const PAID = 'Claims paid at the first answer';
const DENIED = 'Claims denied at the first answer';
const ANSWERED_BEFORE = 'Claims answered in the period before';
const DENIED_BEFORE = 'Claims denied in the period before';
const APPEALED = 'Denials appealed up to now';
const WON = 'Appeals overturned, by outcome date';
const LOST = 'Appeals upheld, by outcome date';
const CHARGED = 'Charges of claims answered';
const CHARGES_DENIED = 'Charges of claims denied';
const CHARGES_DENIED_FOR_ANYTHING = 'Charges of claims denied, whatever the pattern';
const CHARGES_OVERTURNED = 'Charges of denials overturned up to now';
const CHARGES_LOST = 'Charges of appeals upheld, by outcome date';
const CHARGES_OPEN = 'Charges open for 90 days or less';
const CHARGES_OPEN_LONG = 'Charges open for more than 90 days';
const PAID_AT_FIRST = 'Paid at the first answer';
const RECOVERED = 'Recovered, by outcome date';
const RECOVERED_UP_TO_NOW = 'Recovered on appeal up to now';
const SESSIONS = 'Practice sessions completed';
const EXERCISES = 'Exercises';
const EXERCISES_RIGHT = 'Exercises answered right';

type Formula = (of: Sums) => number | null;

/** Each metric's formula, money in cents. */
const FORMULAS: Readonly<Record<string, Formula>> = {
  'initial-denial-rate': (of) => share(of.number(DENIED), of.number(ANSWERED)),
  'initial-denial-rate-dollars': (of) => share(of.cents(CHARGES_DENIED), of.cents(CHARGED)),
  'clean-claim-rate': (of) => share(of.number(PAID), of.number(ANSWERED)),
  'overturn-rate': (of) => share(of.number(WON), of.number(WON) + of.number(LOST)),
  'appeal-rate': (of) => share(of.number(APPEALED), of.number(DENIED)),
  'days-to-pay-median': (of) => nth(of.days('Paid'), 0.5),
  'days-to-pay-p90': (of) => nth(of.days('Paid'), 0.9),
  'days-to-overturn-median': (of) => nth(of.days('Overturned'), 0.5),
  'days-to-overturn-p90': (of) => nth(of.days('Overturned'), 0.9),
  'denial-write-offs': (of) => of.cents(CHARGES_LOST),
  'net-collection': (of) => {
    const collected = of.cents(PAID_AT_FIRST) + of.cents(RECOVERED_UP_TO_NOW);
    const lostForGood = of.cents(CHARGES_DENIED_FOR_ANYTHING) - of.cents(CHARGES_OVERTURNED);
    return share(collected, collected + lostForGood);
  },
  'aged-receivables': (of) => {
    const long = of.cents(CHARGES_OPEN_LONG);
    return share(long, long + of.cents(CHARGES_OPEN));
  },
  'revenue-recovered': (of) => of.cents(RECOVERED),
  'practice-sessions': (of) => of.number(SESSIONS),
  'practice-score': (of) => share(of.number(EXERCISES_RIGHT), of.number(EXERCISES)),
};

/** What the oracle says: each metric by its key, money in cents, null where there is nothing to divide by. */
export function oracle(rows: Rows, question: Question): Record<string, number | null> {
  const of = sumsOf(rows, question);
  const figures = Object.entries(FORMULAS).map(([key, formula]) => [key, formula(of)]);
  return {
    ...Object.fromEntries(figures),
    // Of a period that is over nobody knows any more what was open.
    ...(question.to < question.today && { 'aged-receivables': null }),
  };
}

function sumsOf(rows: Rows, question: Question): Sums {
  const answered = answeredClaims(rows, question);
  const paid = paidOf(answered);
  const denied = deniedOf(answered, question);
  const deniedForAnything = deniedOf(answered, { ...question, patternId: undefined });
  const ended = endedAppeals(rows, question);
  const won = ended.filter(({ appeal }) => appeal.appeal_status === 'overturned');
  const lost = ended.filter(({ appeal }) => appeal.appeal_status === 'upheld');
  const appeals = new Map(rows.appeals.map((appeal) => [appeal.claim_id, appeal]));
  const open = openClaims(rows, question);
  const sessions = completedSessions(rows, question);
  const scores = sessions.map(({ metadata }) => JSON.parse(metadata) as { correct: number; total: number });
  const isOld = (claim: (typeof open)[number]) => daysFrom(claim.submission_date, question.today) > 90;
  const numbers: Record<string, number> = {
    [ANSWERED]: answered.length,
    [PAID]: paid.length,
    [DENIED]: denied.length,
    [APPEALED]: denied.filter(({ id }) => appeals.has(id)).length,
    [WON]: won.length,
    [LOST]: lost.length,
    [SESSIONS]: sessions.length,
    [EXERCISES]: sum(scores.map(({ total }) => total)),
    [EXERCISES_RIGHT]: sum(scores.map(({ correct }) => correct)),
  };
  const cents: Record<string, number> = {
    [CHARGED]: charges(answered),
    [CHARGES_DENIED]: charges(denied),
    [CHARGES_DENIED_FOR_ANYTHING]: charges(deniedForAnything),
    [CHARGES_OVERTURNED]: charges(
      deniedForAnything.filter(({ id }) => appeals.get(id)?.appeal_status === 'overturned'),
    ),
    [CHARGES_LOST]: charges(lost.map(({ claim }) => claim)),
    [CHARGES_OPEN]: charges(open.filter((claim) => !isOld(claim))),
    [CHARGES_OPEN_LONG]: charges(open.filter(isOld)),
    [PAID_AT_FIRST]: sum(paid.map((claim) => claim.paid_amount)),
    [RECOVERED]: sum(won.map(({ appeal }) => appeal.recovered_amount)),
    [RECOVERED_UP_TO_NOW]: sum(deniedForAnything.map(({ id }) => appeals.get(id)?.recovered_amount ?? 0)),
  };
  const days: Record<string, number[]> = {
    Paid: paid.map((claim) => daysFrom(claim.submission_date, claim.processing_date as string)),
    Overturned: won.map(({ appeal }) => daysFrom(appeal.appeal_date, appeal.outcome_date as string)),
  };
  return { number: named(numbers), cents: named(cents), days: named(days) };
}

/** The estimate of protected revenue with its interval, in whole cents, or null where it cannot be made. */
export function protectedOracle(
  rows: Rows,
  now: Question,
  before: Question,
): { at: number; low: number; high: number } | null {
  const [of, earlier] = [sumsOf(rows, now), sumsOf(rows, before)];
  const [answered, denied] = [of.number(ANSWERED), of.number(DENIED)];
  const past = { answered: earlier.number(ANSWERED), denied: earlier.number(DENIED) };
  const at = protectedRevenue(of, past);
  if (at === null) return null;
  const spread = variance(denied, answered) + variance(past.denied, past.answered);
  const margin = (1.959964 * Math.sqrt(spread) * answered * of.cents(PAID_AT_FIRST)) / of.number(PAID);
  return { at: wholeCents(at), low: wholeCents(at - margin), high: wholeCents(at + margin) };
}

/** Denials avoided, each worth what a paid claim pays. One division of whole numbers: half a cent is half a cent. */
function protectedRevenue(of: Sums, past: { readonly answered: number; readonly denied: number }): number | null {
  const answered = of.number(ANSWERED);
  if (answered === 0) return null;
  const avoided = past.denied * answered - of.number(DENIED) * past.answered;
  return share(avoided * of.cents(PAID_AT_FIRST), past.answered * of.number(PAID));
}

/** Variance of a share. */
function variance(part: number, all: number): number {
  const p = part / all;
  return (p * (1 - p)) / all;
}

/** What a figure was computed from as explain tells it: by name, money in dollars. */
export type Inputs = readonly { readonly name: string; readonly value: number }[];

/** A metric's formula over the inputs that explain names: it gives the figure, if they are all that it was computed from. */
export function valueOf(key: string, inputs: Inputs): number | null {
  const number = (name: string) => {
    const found = inputs.filter((input) => input.name === name);
    if (found.length !== 1) throw new Error(`${key}: ${found.length} inputs are called "${name}"`);
    return (found[0] as Inputs[number]).value;
  };
  const of: Sums = {
    number,
    cents: (name) => Math.round(number(`${name}, in dollars`) * 100),
    days: (what) =>
      inputs.flatMap(({ name, value: times }) => {
        const [, days] = new RegExp(`^${what} after (\\d+) days?$`).exec(name) ?? [];
        if (days === undefined) throw new Error(`${key}: "${name}" is no number of days`);
        return Array.from({ length: times }, () => Number(days));
      }),
  };
  if (key === 'revenue-protected') {
    const worth = protectedRevenue(of, { answered: number(ANSWERED_BEFORE), denied: number(DENIED_BEFORE) });
    return worth === null ? null : wholeCents(worth);
  }
  // Of what is not known any more nothing is told.
  if (key === 'aged-receivables' && inputs.length === 0) return null;
  return named(FORMULAS)(key)(of);
}

/** Whole cents, half a cent away from 0; JSON knows no negative 0. */
function wholeCents(amount: number): number {
  return Math.sign(amount) * Math.round(Math.abs(amount)) + 0;
}

/** The number that so great a portion of all does not exceed, by nearest rank. */
function nth(list: readonly number[], portion: number): number | null {
  return [...list].sort((a, b) => a - b)[Math.max(0, Math.ceil(list.length * portion) - 1)] ?? null;
}

function named<Value>(values: Readonly<Record<string, Value>>): (name: string) => Value {
  return (name) => {
    const value = values[name];
    if (value === undefined) throw new Error(`nothing is called "${name}"`);
    return value;
  };
}
