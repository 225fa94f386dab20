import { paidVisit } from '../testing/visit-answer.js';
import { addDays } from '../time/calendar.js';
import type { AnsweredClaim } from './answered-claim.js';
import { DetectionWindow, type ScopeCounts, WINDOW_DAYS } from './detection-window.js';
import { scopeKey, type ServiceScope } from './service-scope.js';

const FIRST_DAY = '2026-01-01';
const dayAfter = (days: number) => addDays(FIRST_DAY, days);
const SERVICE: ServiceScope = { payerId: null, procedureCode: '93306', placeOfService: null };

const claim = (day: number, changes: Partial<AnsweredClaim> = {}): AnsweredClaim =>
  paidVisit({ submissionDate: `${dayAfter(day)}T23:59:59Z`, ...changes });
const denied = (day: number, changes: Partial<AnsweredClaim> = {}) =>
  claim(day, { initialStatus: 'denied', denialGroup: 'CO', denialCarc: '50', denialLine: 1, ...changes });

function windowOf(...claims: readonly AnsweredClaim[]): DetectionWindow {
  const window = new DetectionWindow();
  for (const each of claims) window.add(each);
  return window;
}

/** Answers, denials and denied charges of a scope. */
function countsIn(window: DetectionWindow, scope = SERVICE) {
  const counts = window.scope(scope);
  const answer = counts?.answers.get('CO-50');
  return counts && [counts.total, answer?.total ?? 0, answer?.billedTotal ?? 0];
}

describe('a claim in the window', () => {
  it('counts once for each different service and once as a whole, on four levels', () => {
    const window = windowOf(claim(0, { procedureCodes: ['93306', '93000', '93306'] }));
    expect([...window.scopes()].map(({ scope, total }) => [scopeKey(scope), total])).toEqual(
      ['*', '93306', '93000'].flatMap((code) =>
        [`PAY-1 ${code} 11`, `PAY-1 ${code} *`, `* ${code} 11`, `* ${code} *`].map((key) => [key, 1]),
      ),
    );
    expect([...window.services()].map(({ scope }) => scopeKey(scope))).toEqual(['* * *', '* 93306 *', '* 93000 *']);
  });

  it('is denied for the service of its line alone, on all levels', () => {
    const window = windowOf(denied(0, { procedureCodes: ['93000', '93306'], denialLine: 2 }));
    const refused = [...window.scopes()].filter(({ answers }) => answers.size > 0);
    expect(refused.map(({ scope }) => scopeKey(scope))).toEqual([
      'PAY-1 93306 11',
      'PAY-1 93306 *',
      '* 93306 11',
      '* 93306 *',
    ]);
    expect(refused.map(({ answers }) => [...answers.keys()])).toEqual(Array.from({ length: 4 }, () => ['CO-50']));
  });

  it('stands on its day, with its charges if it was denied', () => {
    const window = windowOf(claim(0), denied(57), denied(57), claim(59));
    const series = window.series(window.scope(SERVICE) as ScopeCounts, 'CO-50');
    const on = (...entries: [number, number][]) =>
      Array.from({ length: WINDOW_DAYS }, (_, day) => new Map(entries).get(day) ?? 0);
    expect(series).toEqual({ seen: on([0, 1], [57, 2], [59, 1]), denied: on([57, 2]), billed: on([57, 400_00]) });
    expect([window.dayAt(0), window.dayAt(57), window.lastDay]).toEqual([FIRST_DAY, dayAfter(57), dayAfter(59)]);
  });

  it('counts when it comes late, if its day is still within the window', () => {
    const window = windowOf(claim(70), claim(11), claim(10));
    expect(countsIn(window)).toEqual([2, 0, 0]);
    expect(window.lastDay).toBe(dayAfter(70));
  });
});

describe('what falls out of the window', () => {
  it('is forgotten on the sixtieth day after it, and not before', () => {
    const window = windowOf(denied(0), denied(0), denied(1, { billedAmount: 150_00 }), claim(1));
    window.moveTo(dayAfter(59));
    expect(countsIn(window)).toEqual([4, 3, 550_00]);
    window.moveTo(dayAfter(60));
    expect(countsIn(window)).toEqual([2, 1, 150_00]);
    window.moveTo(dayAfter(61));
    expect(countsIn(window)).toBeUndefined();
    expect([...window.scopes(), ...window.services()]).toEqual([]);
  });

  it('is forgotten across days that were leapt over', () => {
    const window = windowOf(...Array.from({ length: WINDOW_DAYS }, (_, day) => denied(day)));
    window.add(claim(89));
    expect(countsIn(window)).toEqual([31, 30, 30 * 200_00]);
    window.add(claim(500));
    expect(countsIn(window)).toEqual([1, 0, 0]);
  });

  it('takes its answer along when no denial with it is left', () => {
    const window = windowOf(denied(0), claim(1));
    window.moveTo(dayAfter(60));
    expect(window.scope(SERVICE)?.answers.size).toBe(0);
    expect(countsIn(window)).toEqual([1, 0, 0]);
  });

  it('is not brought nearer by a day that lies behind', () => {
    const window = windowOf(denied(30));
    window.moveTo(dayAfter(5));
    expect(window.lastDay).toBe(dayAfter(30));
    expect(countsIn(window)).toEqual([1, 1, 200_00]);
  });
});
