import type { ClaimReview, ReviewedLine } from '../claim-review.js';
import type { ProcedureEdits } from '../code-edits.js';
import type { Procedure } from '../policy-book.js';

/** Modifiers that name a side or a finger or lid: they part a pair only when the two lines name different ones. */
const SIDES = new Set(['RT', 'LT', 'E1', 'E2', 'E3', 'E4', 'F3', 'F8']);
/** Preventive visits and first hospital days, beside which an office visit needs modifier 25. */
const PREVENTIVE = /^993[89]|^G043[89]/;

interface Known extends ReviewedLine {
  readonly procedure: Procedure;
  readonly edits: ProcedureEdits;
}

/** Two services of one day: visits beside procedures (25, 57), and code pairs that are paid together only when parted. */
export function reviewPairs(review: ClaimReview): void {
  if (review.lines.length < 2) return;
  for (const a of review.lines) {
    for (const b of review.lines) {
      if (a !== b && a.procedure && b.procedure) reviewPair(review, a as Known, b as Known);
    }
  }
  reviewComplexityAddOn(review);
}

/** `a` stands in column 1 and `b` in column 2 of the pair table. */
function reviewPair(review: ClaimReview, a: Known, b: Known): void {
  const indicator = a.edits.pairs?.get(b.procedure.code);
  if (b.procedure.em) reviewVisit(review, b, a, indicator);
  else if (a.procedure.em) reviewVisitAsFirst(review, a, b, indicator);
  else if (indicator !== undefined) reviewProcedures(review, a, b, indicator);
}

/** A visit in column 2: part of the other service unless 25 (or 57 before major surgery) says that it stood on its own. */
function reviewVisit(review: ClaimReview, visit: Known, other: Known, indicator: 0 | 1 | undefined): void {
  if (indicator === 0) return neverTogether(review, other, visit);
  const office = visit.procedure.emOffice === true;
  const separate = visit.line.modifiers.includes('25');
  if (other.procedure.em) {
    if (!separate && (indicator === 1 || (office && PREVENTIVE.test(other.procedure.code))))
      missing25(review, visit, other);
  } else if (office && other.procedure.procedureClass === 'major') {
    if (!visit.line.modifiers.includes('57')) {
      review.object('EM57', { carc: '4', rarcs: ['N822'], ...aboutPair(visit, other) });
    }
  } else if (!separate && (indicator === 1 || (office && other.procedure.procedureClass === 'minor'))) {
    missing25(review, visit, other);
  }
}

/** A visit in column 1 beside a procedure that the table counts into it. */
function reviewVisitAsFirst(review: ClaimReview, visit: Known, other: Known, indicator: 0 | 1 | undefined): void {
  if (indicator === 0) neverTogether(review, visit, other);
  else if (indicator === 1 && !visit.line.modifiers.includes('25') && !other.line.modifiers.includes('59'))
    missing25(review, visit, other);
}

function reviewProcedures(review: ClaimReview, a: Known, b: Known, indicator: 0 | 1): void {
  const { bundledCodes, bypassModifiers } = review.book;
  if (bundledCodes.has(a.procedure.code) || bundledCodes.has(b.procedure.code)) return;
  if (indicator === 0) return neverTogether(review, a, b);
  const parts = ({ line }: Known) =>
    line.modifiers.some((modifier) => bypassModifiers.has(modifier) && !SIDES.has(modifier));
  if (parts(a) || parts(b) || onDifferentSides(a, b)) return;
  review.object('PTP', { carc: '97', rarcs: ['M15'], ruleId: 'PTP-1', ...aboutPair(b, a) });
}

function onDifferentSides(a: Known, b: Known): boolean {
  const first = a.line.modifiers.filter((modifier) => SIDES.has(modifier));
  const second = b.line.modifiers.filter((modifier) => SIDES.has(modifier));
  return first.length > 0 && second.length > 0 && !first.some((side) => second.includes(side));
}

function neverTogether(review: ClaimReview, first: Known, second: Known): void {
  review.object('PTP', { carc: '97', rarcs: ['M15'], ruleId: 'PTP-0', ...aboutPair(second, first) });
}

function missing25(review: ClaimReview, visit: Known, other: Known): void {
  review.object('EM25', { carc: '4', rarcs: ['N822'], ...aboutPair(visit, other) });
}

function aboutPair(offending: Known, other: Known): { lineNumber: number; codes: string[] } {
  return { lineNumber: offending.line.lineNumber, codes: [offending.procedure.code, other.procedure.code] };
}

/** G2211 is not paid when its visit carries 25. */
function reviewComplexityAddOn(review: ClaimReview): void {
  const addOn = review.lines.find(({ line }) => line.procedureCode === 'G2211');
  if (!addOn) return;
  const visit = review.lines.find(({ line, procedure }) => procedure?.emOffice && line.modifiers.includes('25'));
  if (!visit) return;
  review.object('EM25', {
    carc: '97',
    rarcs: ['M15'],
    ruleId: 'G2211',
    lineNumber: addOn.line.lineNumber,
    codes: ['G2211', visit.line.procedureCode],
  });
}
