import { binomialTail } from '../statistics/binomial-tail.js';
import { paidVisit, refusedVisit } from '../testing/visit-answer.js';
import { addDays } from '../time/calendar.js';
import type { AnsweredClaim } from './answered-claim.js';
import { type TestedSubject, type TestGround, testOverall, testSinceChange, UsualRefusals } from './association.js';
import { type CandidateFinding, candidatesAmong } from './candidate-finding.js';
import { DetectionWindow, type ScopeCounts } from './detection-window.js';
import type { ServiceScope } from './service-scope.js';

const FIRST_DAY = '2026-01-01';
const ANSWER = 'PR-96 N130';
const TESTED = { payerId: 'PAY-1', procedureCode: '93306', placeOfService: '11' };

interface Answers {
  readonly day?: number;
  readonly seen: number;
  readonly denied?: number;
  readonly payerId?: string;
  readonly code?: string;
  readonly place?: string;
}

/** Claims of one service and day, the first of them denied. */
function answers({ day = 0, seen, denied = 0, payerId = 'PAY-1', code = '93306', place = '11' }: Answers) {
  const submissionDate = `${addDays(FIRST_DAY, day)}T10:00:00Z`;
  const paid = paidVisit({
    payerId,
    placeOfService: place,
    procedureCodes: [code],
    submissionDate,
    billedAmount: 100_00,
  });
  return Array.from({ length: seen }, (_, number) =>
    number < denied ? refusedVisit(paid, 'PR', '96', ['N130']) : paid,
  );
}

/** Answers to another service, of another payer in another place. */
const elsewhere = (seen: number, denied = 0): Answers => ({
  seen,
  denied,
  payerId: 'PAY-9',
  code: '93000',
  place: '22',
});

function groundOf(parts: readonly Answers[]): TestGround {
  const window = new DetectionWindow();
  for (const part of parts) for (const claim of answers(part)) window.add(claim);
  return { window, usual: new UsualRefusals(window) };
}

const subjectIn = ({ window }: TestGround, scope: ServiceScope) => ({
  counts: window.scope(scope) as ScopeCounts,
  answer: ANSWER,
  causeId: null,
});

function sinceChange(parts: readonly Answers[], scope: ServiceScope = TESTED): TestedSubject | null {
  const ground = groundOf(parts);
  return testSinceChange(subjectIn(ground, scope), ground);
}

describe('what is usual', () => {
  it('counts each denial once, and each answer once', () => {
    const wholeClaim = answers({ seen: 2, denied: 2 }).map((claim) => ({
      ...claim,
      denialCarc: '18',
      denialLine: null,
    }));
    const window = new DetectionWindow();
    for (const claim of [...answers({ seen: 9, denied: 3 }), ...wholeClaim]) window.add(claim);
    const usual = new UsualRefusals(window);
    expect(usual.deniedBilled).toBe(500_00);
    expect(usual.answers).toBe(2);
  });

  it('is what is answered to all other services', () => {
    const ground = groundOf([{ seen: 20, denied: 6 }, { seen: 5, denied: 1, payerId: 'PAY-2' }, elsewhere(30, 2)]);
    expect(ground.usual.outside(subjectIn(ground, TESTED))).toEqual({ denied: 3, seen: 35 });
    expect(ground.usual.outside(subjectIn(ground, { ...TESTED, payerId: null }))).toEqual({ denied: 2, seen: 30 });
  });

  it('tells claims as such from services', () => {
    const ground = groundOf([{ seen: 20, denied: 6 }, elsewhere(30, 2)]);
    const whole = { payerId: null, procedureCode: '*', placeOfService: null };
    expect(ground.usual.outside(subjectIn(ground, whole))).toEqual({ denied: 0, seen: 0 });
  });
});

describe('a service over the whole window', () => {
  const overall = (...parts: readonly Answers[]) => {
    const ground = groundOf(parts);
    return testOverall(subjectIn(ground, { ...TESTED, payerId: null, placeOfService: null }), ground);
  };

  it('is compared with all others, half a refusal more than there were', () => {
    const test = overall({ seen: 20, denied: 10 }, elsewhere(99, 4));
    expect(test).toMatchObject({ from: 0, since: { denied: 10, seen: 20 }, expectedRate: 0.045 });
    expect(test.pValue).toBe(binomialTail(10, 20, 0.045));
    expect(test.strength).toBeCloseTo(10 * Math.log(0.5 / 0.045) + 10 * Math.log(0.5 / 0.955), 12);
  });

  it('is as strong as its refusals alone where all are refused', () => {
    expect(overall({ seen: 20, denied: 20 }, elsewhere(99, 4)).strength).toBeCloseTo(20 * Math.log(1 / 0.045), 12);
  });

  it('says nothing where it is refused no more often, or where fewer than ten answers stand against it', () => {
    expect(overall({ seen: 20, denied: 10 }, elsewhere(99, 49)).pValue).toBeLessThan(1);
    expect(overall({ seen: 20, denied: 10 }, elsewhere(99, 50)).pValue).toBe(1);
    expect(overall({ seen: 20, denied: 10 }, elsewhere(10)).pValue).toBeLessThan(0.01);
    expect(overall({ seen: 20, denied: 10 }, elsewhere(9)).pValue).toBe(1);
  });
});

describe('a service since its day of change', () => {
  it('needs six refusals', () => {
    expect(sinceChange([{ seen: 6, denied: 6 }, elsewhere(99)])?.since).toEqual({ denied: 6, seen: 6 });
    expect(sinceChange([{ seen: 5, denied: 5 }, elsewhere(99)])).toBeNull();
  });

  it('needs a quarter of its answers refused', () => {
    expect(sinceChange([{ seen: 24, denied: 6 }, elsewhere(99)])?.since).toEqual({ denied: 6, seen: 24 });
    expect(sinceChange([{ seen: 25, denied: 6 }, elsewhere(99)])).toBeNull();
  });

  it('needs twenty points more than expected', () => {
    expect(sinceChange([{ seen: 20, denied: 10 }, elsewhere(99, 29)])?.expectedRate).toBe(0.295);
    expect(sinceChange([{ seen: 20, denied: 10 }, elsewhere(99, 30)])).toBeNull();
  });

  it('needs ten answers to compare it with', () => {
    expect(sinceChange([{ seen: 10, denied: 10 }, elsewhere(10)])).not.toBeNull();
    expect(sinceChange([{ seen: 10, denied: 10 }, elsewhere(9)])).toBeNull();
  });

  it.each([
    ['all other services', elsewhere(0), TESTED, 3.5 / 100],
    ['other payers', { seen: 19, denied: 3, payerId: 'PAY-2' }, TESTED, 3.5 / 20],
    ['other places', { seen: 19, denied: 3, place: '22' }, TESTED, 3.5 / 20],
    [
      'other payers, wherever',
      { seen: 19, denied: 3, payerId: 'PAY-2' },
      { ...TESTED, placeOfService: null },
      3.5 / 20,
    ],
    ['other places of any payer', { seen: 19, denied: 3, place: '22' }, { ...TESTED, payerId: null }, 3.5 / 20],
  ])('is expected to be refused as the most refused of: %s', (_, other: Answers, scope, expected) => {
    const rest = elsewhere(99 - other.seen, 3 - (other.denied ?? 0));
    expect(sinceChange([{ seen: 10, denied: 10 }, other, rest], scope)?.expectedRate).toBeCloseTo(expected, 12);
  });

  it('counts what other payers and other places did in the same days', () => {
    const before = { seen: 20, day: 0 };
    const test = sinceChange([
      { ...before, payerId: 'PAY-2' },
      { ...before, place: '22' },
      before,
      { seen: 8, denied: 8, day: 1 },
      { seen: 7, denied: 1, payerId: 'PAY-2', day: 1 },
      { seen: 5, denied: 0, place: '22', day: 1 },
    ]);
    expect(test).toMatchObject({
      since: { denied: 8, seen: 8 },
      before: { denied: 0, seen: 20 },
      otherPayers: { denied: 1, seen: 7 },
      otherPlaces: { denied: 0, seen: 5 },
    });
  });

  it('has a chance that allows for the choice of the day, where one was chosen', () => {
    const chosen = sinceChange([{ seen: 20 }, { seen: 6, denied: 6, day: 1 }, elsewhere(99)]);
    expect(chosen).toMatchObject({ from: 59, before: { denied: 0, seen: 20 }, expectedRate: 0.5 / 21 });
    expect(chosen?.pValue).toBe(60 * binomialTail(6, 6, 0.5 / 21));
    expect(sinceChange([{ seen: 6, denied: 6 }, elsewhere(99)])?.pValue).toBe(binomialTail(6, 6, 0.005));
  });

  it('is never likelier than certain', () => {
    expect(sinceChange([{ seen: 40 }, { seen: 14, denied: 7, day: 1 }, elsewhere(20, 5)])?.pValue).toBe(1);
  });

  it('is as strong as its refusals are beyond those of other services', () => {
    const test = sinceChange([{ seen: 20, denied: 10 }, { seen: 19, denied: 3, payerId: 'PAY-2' }, elsewhere(80)]);
    expect(test?.strength).toBeCloseTo(10 * Math.log(0.5 / 0.035) + 10 * Math.log(0.5 / 0.965), 12);
  });
});

describe('a candidate', () => {
  function candidate(parts: readonly Answers[], scope: ServiceScope = TESTED): CandidateFinding {
    const ground = groundOf(parts);
    const test = testSinceChange(subjectIn(ground, scope), ground) as TestedSubject;
    return candidatesAmong([{ test, qValue: 1e-9 }], ground)[0] as CandidateFinding;
  }

  it('goes on until five claims after its last refusal were accepted', () => {
    const rule = [{ seen: 40 }, { seen: 20, denied: 20, day: 2 }, elsewhere(99)];
    expect(candidate([...rule, { seen: 4, day: 3 }]).ongoing).toBe(true);
    expect(candidate([...rule, { seen: 5, day: 3 }]).ongoing).toBe(false);
  });

  it('began after the last day on which such a claim was accepted, beside refusals or not', () => {
    const rule = { seen: 20, denied: 20, day: 3 };
    expect(candidate([{ seen: 40 }, rule, elsewhere(99)]).beganAfter).toBe(FIRST_DAY);
    const mixed = candidate([{ seen: 40 }, { seen: 3, denied: 1, day: 1 }, { seen: 1, denied: 1, day: 2 }, rule, elsewhere(99)]); // prettier-ignore
    expect([mixed.began, mixed.beganAfter]).toEqual([addDays(FIRST_DAY, 2), addDays(FIRST_DAY, 1)]);
  });

  it('has no first day where it goes back to the start of the window', () => {
    const found = candidate([{ seen: 20, denied: 20, day: 4 }, elsewhere(99)]);
    expect(found).toMatchObject({ began: null, beganAfter: null, firstSeen: addDays(FIRST_DAY, 4) });
  });

  it('takes the charges of its refusals since it began, and tells the days before as well', () => {
    const found = candidate([{ seen: 60, denied: 1 }, { seen: 20, denied: 18, day: 2 }, elsewhere(99)]);
    expect(found).toMatchObject({ billed: 18 * 100_00, firstSeen: addDays(FIRST_DAY, 2) });
    expect(found.daily.filter(({ seen }) => seen > 0)).toEqual([
      { day: FIRST_DAY, seen: 60, denied: 1, billed: 100_00 },
      { day: addDays(FIRST_DAY, 2), seen: 20, denied: 18, billed: 18 * 100_00 },
    ]);
  });
});

describe('a weaker candidate beside a stronger one', () => {
  const ofPayer = { ...TESTED, placeOfService: null };
  /** What stands of the payer's service in all places beside that in one place, which is refused throughout. */
  function standing(inOtherPlace: Answers, change: Partial<TestedSubject> = {}): number {
    const ground = groundOf([{ seen: 20, denied: 20 }, { ...inOtherPlace, place: '22' }, elsewhere(99)]);
    const tests = [TESTED, ofPayer].map((scope) => testSinceChange(subjectIn(ground, scope), ground) as TestedSubject);
    const [stronger, weaker] = tests as [TestedSubject, TestedSubject];
    return candidatesAmong([{ test: stronger, qValue: 0 }, { test: { ...weaker, ...change }, qValue: 0 }], ground).length; // prettier-ignore
  }

  it('stands where six refusals are left of it', () => {
    expect(standing({ seen: 6, denied: 6 })).toBe(2);
    expect(standing({ seen: 5, denied: 5 })).toBe(1);
  });

  it('stands where a quarter of what is left is refused, and twenty points more than expected', () => {
    expect(standing({ seen: 24, denied: 6 })).toBe(2);
    expect(standing({ seen: 25, denied: 6 })).toBe(1);
    expect(standing({ seen: 20, denied: 10 }, { expectedRate: 0.3 })).toBe(2);
    expect(standing({ seen: 20, denied: 10 }, { expectedRate: 0.31 })).toBe(1);
  });

  it('stands by other codes, also where all of its refusals are in the scope of the stronger one', () => {
    const otherCodes = answers({ seen: 8, denied: 8 }).map((claim): AnsweredClaim => ({ ...claim, denialGroup: 'CO', denialCarc: '272', denialRarcs: [] })); // prettier-ignore
    const window = new DetectionWindow();
    for (const claim of [...answers({ seen: 20, denied: 20 }), ...otherCodes, ...answers(elsewhere(99))])
      window.add(claim);
    const ground = { window, usual: new UsualRefusals(window) };
    const stronger = testSinceChange(subjectIn(ground, TESTED), ground) as TestedSubject;
    const weaker = testSinceChange({ ...subjectIn(ground, ofPayer), answer: 'CO-272' }, ground) as TestedSubject;
    const standing = candidatesAmong([stronger, weaker].map((test) => ({ test, qValue: 0 })), ground); // prettier-ignore
    expect(standing.map(({ answer, since }) => [answer, since])).toEqual([
      [ANSWER, { denied: 20, seen: 28 }],
      ['CO-272', { denied: 8, seen: 28 }],
    ]);
  });
});
