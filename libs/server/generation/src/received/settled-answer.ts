import {
  type Adjustment,
  apportion,
  type Cents,
  type ClaimAnswer,
  type ClaimLineSubmission,
  isDenial,
  type LineAnswer,
  type StatedDenial,
  statedDenial,
} from '@portal/domain';
import type { ReceivedAnswer, ReceivedLineAnswer } from '@portal/interchange';

/** A payer's answer as it settles the lines of a claim: each line's charge − adjustments is what was paid on it (law 6). */
export interface SettledAnswer extends Pick<
  ClaimAnswer,
  'allowedAmount' | 'paidAmount' | 'patientAmount' | 'adjustmentAmount'
> {
  readonly outcome: 'approved' | 'denied';
  readonly lines: readonly LineAnswer[];
  /** What a denial states; null for what was paid. */
  readonly denial: StatedDenial | null;
}

type Line = Pick<ClaimLineSubmission, 'lineNumber' | 'procedureCode' | 'billedAmount'>;

/**
 * Settles the lines of a claim by its payer's answer. Adjustments of the claim as a whole are divided among its lines by their
 * charges, and so is everything where the answer does not name each line.
 * @returns null where the answer's amounts do not add up, or where a denial does not say why
 */
export function settle(lines: readonly Line[], answer: ReceivedAnswer): SettledAnswer | null {
  const own = answersByLine(lines, answer.lines);
  const shared = own
    ? answer.adjustments
    : [...answer.adjustments, ...answer.lines.flatMap(({ adjustments }) => adjustments)];
  const shares = sharesOf(shared, lines);
  const adjusted = lines.map((line, index) => [...(own?.[index]?.adjustments ?? []), ...(shares[index] ?? [])]);
  const paid = lines.map((line, index) => line.billedAmount - totalOf(adjusted[index] ?? []));
  if (sum(paid) !== answer.paidAmount) return null;
  if (answer.outcome === 'paid') return payment(lines, adjusted, paid);
  const denial = statedDenial(adjusted);
  return denial && paid.every((amount) => amount === 0) ? refusal(lines, adjusted, denial) : null;
}

/** The answer to each line, in line order; null unless every line has one of its own and nothing is left over. */
function answersByLine(lines: readonly Line[], answers: readonly ReceivedLineAnswer[]): ReceivedLineAnswer[] | null {
  if (answers.length !== lines.length) return null;
  const left = [...answers];
  const found: ReceivedLineAnswer[] = [];
  for (const line of lines) {
    const named = left.findIndex(({ lineNumber }) => lineNumber === line.lineNumber);
    const alike = left.findIndex((other) => other.lineNumber === null && isAbout(other, line));
    const at = named >= 0 ? named : alike;
    const [answer] = at >= 0 ? left.splice(at, 1) : [];
    if (!answer || answer.billedAmount !== line.billedAmount) return null;
    found.push(answer);
  }
  return found;
}

function isAbout(answer: ReceivedLineAnswer, line: Line): boolean {
  return answer.procedureCode === line.procedureCode && answer.billedAmount === line.billedAmount;
}

/** Each adjustment divided among the lines by their charges; a line whose part is nothing has none. */
function sharesOf(adjustments: readonly Adjustment[], lines: readonly Line[]): Adjustment[][] {
  const shares: Adjustment[][] = lines.map(() => []);
  const charges = lines.map(({ billedAmount }) => billedAmount);
  for (const adjustment of adjustments) {
    apportion(adjustment.amount, charges).forEach((amount, index) => {
      if (amount !== 0) shares[index]?.push({ ...adjustment, amount });
    });
  }
  return shares;
}

function payment(
  lines: readonly Line[],
  adjusted: readonly (readonly Adjustment[])[],
  paid: readonly Cents[],
): SettledAnswer {
  const settled = lines.map((line, index): LineAnswer => {
    const adjustments = adjusted[index] ?? [];
    const paidAmount = paid[index] ?? 0;
    const patientAmount = totalOf(adjustments.filter(({ group }) => group === 'PR'));
    const allowedAmount = paidAmount + patientAmount;
    const { lineNumber, billedAmount } = line;
    const isRefused = allowedAmount === 0 && isDenial({ billedAmount, paidAmount }, adjustments);
    const status = isRefused ? 'denied' : 'approved';
    return { lineNumber, status, allowedAmount, paidAmount, patientAmount, adjustments };
  });
  const allowedAmount = sum(settled.map((line) => line.allowedAmount));
  return {
    outcome: 'approved',
    lines: settled,
    allowedAmount,
    paidAmount: sum(paid),
    patientAmount: sum(settled.map((line) => line.patientAmount)),
    adjustmentAmount: sum(lines.map(({ billedAmount }) => billedAmount)) - allowedAmount,
    denial: null,
  };
}

/** Nothing is allowed, and the whole charge is an adjustment, also where it is the patient's by group PR. */
function refusal(
  lines: readonly Line[],
  adjusted: readonly (readonly Adjustment[])[],
  denial: StatedDenial,
): SettledAnswer {
  const nothing = { allowedAmount: 0, paidAmount: 0, patientAmount: 0 };
  return {
    outcome: 'denied',
    lines: lines.map(({ lineNumber }, index) => ({
      ...{ lineNumber, status: 'denied', ...nothing },
      adjustments: adjusted[index] ?? [],
    })),
    ...nothing,
    adjustmentAmount: sum(lines.map(({ billedAmount }) => billedAmount)),
    denial,
  };
}

function totalOf(adjustments: readonly Adjustment[]): Cents {
  return sum(adjustments.map(({ amount }) => amount));
}

function sum(amounts: readonly Cents[]): Cents {
  return amounts.reduce((total, amount) => total + amount, 0);
}
