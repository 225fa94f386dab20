import { addDays } from '../time/calendar.js';
import { attributeDenial, candidateHolds } from '../testing/attribution.js';
import type { AnsweredClaim } from './answered-claim.js';
import type { CandidateFinding } from './candidate-finding.js';
import { candidateConfidence, candidateScore, monthlyStake } from './candidate-score.js';
import { detectPatterns } from './detect-patterns.js';
import { DetectionWindow, WINDOW_DAYS } from './detection-window.js';

const FIRST_DAY = '2026-01-01';
const isVisit = (code: string) => code.startsWith('992');

interface Services {
  readonly payerId: string;
  readonly code: string;
  readonly place: string;
  readonly perDay: number;
}

const approved = (day: number, { payerId, code, place }: Omit<Services, 'perDay'>): AnsweredClaim => ({
  payerId,
  placeOfService: place,
  procedureCodes: [code],
  submissionDate: `${addDays(FIRST_DAY, day)}T10:00:00Z`,
  billedAmount: 200_00,
  initialStatus: 'approved',
  denialGroup: null,
  denialCarc: null,
  denialRarcs: [],
  denialLine: null,
});

const refused = (claim: AnsweredClaim, group: 'CO' | 'PR', carc: string, rarcs: readonly string[]): AnsweredClaim => ({
  ...claim,
  initialStatus: 'denied',
  denialGroup: group,
  denialCarc: carc,
  denialRarcs: rarcs,
  denialLine: 1,
});

const notCovered = (claim: AnsweredClaim) => refused(claim, 'PR', '96', ['N130']);

/** Sixty days of a small world: two payers, two codes, two places, now and then a service that a plan leaves out. */
const WORLD: readonly Services[] = ['PAY-1', 'PAY-2'].flatMap((payerId) =>
  ['93306', '93000'].flatMap((code) => ['11', '22'].map((place) => ({ payerId, code, place, perDay: 3 }))),
);

function live(answer: (claim: AnsweredClaim, day: number, number: number) => AnsweredClaim, days = WINDOW_DAYS) {
  const claims: AnsweredClaim[] = [];
  for (let day = 0; day < days; day++) {
    for (const services of WORLD) {
      for (let number = 0; number < services.perDay; number++) claims.push(approved(day, services));
    }
  }
  return claims.map((claim, index) => answer(claim, Math.floor(index / (WORLD.length * 3)), index));
}

function look(claims: readonly AnsweredClaim[]) {
  const window = new DetectionWindow();
  for (const claim of claims) window.add(claim);
  return detectPatterns(window, isVisit);
}

/** One service in a hundred is left out by a plan. */
const ordinary = (claim: AnsweredClaim, index: number) => (index % 101 === 0 ? notCovered(claim) : claim);
const underRule = ({ payerId, procedureCodes, placeOfService }: AnsweredClaim) =>
  payerId === 'PAY-1' && procedureCodes[0] === '93306' && placeOfService === '11';

describe('a payer that refuses a service in one place from a day on', () => {
  const claims = live((claim, day, index) =>
    day >= 50 && underRule(claim) ? notCovered(claim) : ordinary(claim, index),
  );
  const result = look(claims);
  const [finding] = result.candidates as [CandidateFinding];

  it('is the one candidate, with payer, service, place and codes', () => {
    expect(result.candidates).toHaveLength(1);
    expect(finding.scope).toEqual({ payerId: 'PAY-1', procedureCode: '93306', placeOfService: '11' });
    expect(finding.answer).toBe('PR-96 N130');
  });

  it('is dated to its first day, with the last day on which the service was paid', () => {
    expect(finding.began).toBe(addDays(FIRST_DAY, 50));
    expect(finding.beganAfter).toBe(addDays(FIRST_DAY, 49));
    expect(finding.lastRefusal).toBe(addDays(FIRST_DAY, 59));
    expect(finding.ongoing).toBe(true);
  });

  it('has its evidence counted', () => {
    expect(finding.since).toEqual({ denied: 30, seen: 30 });
    expect(finding.before.seen).toBe(150);
    expect(finding.otherPayers.seen).toBe(30);
    expect(finding.otherPlaces.seen).toBe(30);
    expect(finding.billed).toBe(30 * 200_00);
    expect(finding.daily.reduce((sum, { denied }) => sum + denied, 0)).toBe(30 + finding.before.denied);
    expect(finding.qValue).toBeLessThan(1e-20);
    expect(finding.effectSize).toBeGreaterThan(2);
  });

  it('scores high: effect and certainty in full, and all of the denied charges', () => {
    expect(candidateScore(finding, result.deniedBilled)).toBe(100);
    expect(candidateScore(finding, 100 * finding.billed)).toBe(73);
    expect(candidateConfidence(finding)).toBeGreaterThan(0.9);
    expect(monthlyStake(finding, addDays(FIRST_DAY, 59))).toBe(3 * finding.billed);
  });

  it('takes the denials of its services since it began, and no others', () => {
    const held = claims.filter((claim) => candidateHolds(finding, claim));
    expect(held).toHaveLength(30);
    for (const claim of claims.filter(underRule)) {
      const since = claim.submissionDate >= addDays(FIRST_DAY, 50);
      expect(attributeDenial(claim, result, isVisit).kind).toBe(since ? 'candidate' : 'none');
    }
  });

  it('does not depend on the order of claims', () => {
    expect(look([...claims].reverse())).toEqual(result);
  });
});

describe('other kinds of change', () => {
  const begun = (holds: (claim: AnsweredClaim) => boolean) =>
    look(live((claim, day, index) => (day >= 50 && holds(claim) ? notCovered(claim) : ordinary(claim, index))))
      .candidates;

  it('in every place are one candidate without a place', () => {
    const found = begun(({ payerId, procedureCodes }) => payerId === 'PAY-1' && procedureCodes[0] === '93306');
    expect(found.map(({ scope }) => scope)).toEqual([
      { payerId: 'PAY-1', procedureCode: '93306', placeOfService: null },
    ]);
  });

  it('at every payer are one candidate without a payer', () => {
    const found = begun(
      ({ procedureCodes, placeOfService }) => procedureCodes[0] === '93306' && placeOfService === '11',
    );
    expect(found.map(({ scope }) => scope)).toEqual([{ payerId: null, procedureCode: '93306', placeOfService: '11' }]);
  });

  it('that are taken back are seen to have ended', () => {
    const rule = (claim: AnsweredClaim, day: number) => underRule(claim) && day >= 30 && day < 45;
    const [finding] = look(
      live((claim, day, index) => (rule(claim, day) ? notCovered(claim) : ordinary(claim, index))),
    ).candidates;
    expect(finding).toMatchObject({
      ongoing: false,
      lastRefusal: addDays(FIRST_DAY, 44),
      began: addDays(FIRST_DAY, 30),
    });
  });

  it('are not seen where there are none, nor in copies of claims', () => {
    expect(begun(() => false)).toEqual([]);
    const copies = live((claim, day) => (day > 50 && underRule(claim) ? refused(claim, 'CO', '18', []) : claim));
    expect(look(copies.map((claim) => ({ ...claim, denialLine: null }))).candidates).toEqual([]);
  });

  it('with codes that nobody knows are candidates as well', () => {
    const unknown = live((claim, day) => (day >= 50 && underRule(claim) ? refused(claim, 'CO', '272', []) : claim));
    expect(look(unknown).candidates.map(({ answer }) => answer)).toEqual(['CO-272']);
  });
});

describe('denials of a known pattern', () => {
  const claims = live((claim, _, index) =>
    claim.procedureCodes[0] === '93306' && index % 4 === 0 ? refused(claim, 'CO', '50', ['N569']) : claim,
  );
  const result = look(claims);

  it('are its evidence and no candidate', () => {
    expect(result.candidates).toEqual([]);
    expect([...result.patterns.keys()]).toEqual(['PTN-006']);
    const [strongest] = result.patterns.get('PTN-006') ?? [];
    expect(strongest).toMatchObject({
      scope: { payerId: null, procedureCode: '93306', placeOfService: null },
      answer: 'CO-50 N569',
      firstSeen: FIRST_DAY,
    });
  });

  it('are put down to it', () => {
    for (const claim of claims.filter(({ initialStatus }) => initialStatus === 'denied').slice(0, 5))
      expect(attributeDenial(claim, result, isVisit)).toEqual({ kind: 'pattern', patternId: 'PTN-006' });
    expect(attributeDenial(claims.at(-1) as AnsweredClaim, result, isVisit)).toEqual({ kind: 'none' });
  });
});

describe('the window', () => {
  it('forgets what was submitted before it and leaves out what comes too late', () => {
    const window = new DetectionWindow();
    for (const claim of live(notCovered, 5)) window.add(claim);
    window.moveTo(addDays(FIRST_DAY, 90));
    expect([...window.scopes()]).toEqual([]);
    window.add(approved(10, WORLD[0] as Services));
    expect([...window.scopes()]).toEqual([]);
    expect(window.lastDay).toBe(addDays(FIRST_DAY, 90));
  });

  it('does not count claims that wait for their answer', () => {
    const window = new DetectionWindow();
    window.add({ ...approved(1, WORLD[0] as Services), initialStatus: null });
    expect(window.lastDay).toBeNull();
    expect(detectPatterns(window, isVisit)).toMatchObject({ day: null, candidates: [], combinations: 0 });
  });
});
