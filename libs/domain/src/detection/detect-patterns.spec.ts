import { addDays } from '../time/calendar.js';
import { attributeDenial, candidateHolds } from '../testing/attribution.js';
import { paidVisit, refusedVisit } from '../testing/visit-answer.js';
import type { AnsweredClaim } from './answered-claim.js';
import type { CandidateFinding } from './candidate-finding.js';
import { candidateConfidence, candidateScore, monthlyStake } from './candidate-score.js';
import { detectionSteps, detectPatterns } from './detect-patterns.js';
import { DetectionWindow, WINDOW_DAYS } from './detection-window.js';
import { scopeKey } from './service-scope.js';

const FIRST_DAY = '2026-01-01';
const isVisit = (code: string) => code.startsWith('992');

interface Services {
  readonly payerId: string;
  readonly code: string;
  readonly place: string;
  readonly perDay: number;
}

const approved = (day: number, { payerId, code, place }: Omit<Services, 'perDay'>): AnsweredClaim => {
  const submissionDate = `${addDays(FIRST_DAY, day)}T10:00:00Z`;
  return paidVisit({ payerId, placeOfService: place, procedureCodes: [code], submissionDate });
};

const notCovered = (claim: AnsweredClaim) => refusedVisit(claim, 'PR', '96', ['N130']);

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
    const copies = live((claim, day) => (day > 50 && underRule(claim) ? refusedVisit(claim, 'CO', '18', []) : claim));
    expect(look(copies.map((claim) => ({ ...claim, denialLine: null }))).candidates).toEqual([]);
  });

  it('with codes that nobody knows are candidates as well', () => {
    const unknown = live((claim, day) =>
      day >= 50 && underRule(claim) ? refusedVisit(claim, 'CO', '272', []) : claim,
    );
    expect(look(unknown).candidates.map(({ answer }) => answer)).toEqual(['CO-272']);
  });
});

describe('denials of a known pattern', () => {
  const claims = live((claim, _, index) =>
    claim.procedureCodes[0] === '93306' && index % 4 === 0 ? refusedVisit(claim, 'CO', '50', ['N569']) : claim,
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

describe('the evidence of a pattern', () => {
  const notNecessary = (claim: AnsweredClaim) => refusedVisit(claim, 'CO', '50', ['N569']);
  const many = (code: string, number: number) =>
    Array.from({ length: number }, () => approved(1, { payerId: 'PAY-1', code, place: '11' }));

  it('is told of services and payers in all places, the strongest first, of equals by name', () => {
    const claims = live((claim) => claim).map((claim, index) =>
      claim.procedureCodes[0] === '93306' && index % 3 === 0 ? notNecessary(claim) : claim,
    );
    const evidence = look(claims).patterns.get('PTN-006') ?? [];
    expect(evidence.map(({ scope }) => scopeKey(scope))).toEqual(['* 93306 *', 'PAY-1 93306 *', 'PAY-2 93306 *']);
    expect(evidence.map(({ since }) => since)).toEqual([
      { denied: 240, seen: 720 },
      { denied: 120, seen: 360 },
      { denied: 120, seen: 360 },
    ]);
  });

  it('needs six refusals that chance does not explain', () => {
    const services = (code: string, denied: number, seen: number) =>
      many(code, seen).map((claim, index) => (index < denied ? notNecessary(claim) : claim));
    const found = (denied: number, seen: number, deniedElsewhere = 0) =>
      look([...services('93306', denied, seen), ...services('93000', deniedElsewhere, 500)]).patterns.has('PTN-006');
    expect(found(6, 8)).toBe(true);
    expect(found(5, 8)).toBe(false);
    expect(found(6, 7)).toBe(false);
    expect(found(8, 500, 6)).toBe(false);
  });

  it('is kept of the eight strongest associations', () => {
    const codes = Array.from({ length: 9 }, (_, index) => `9300${index}`);
    const claims = codes.flatMap((code, index) =>
      many(code, 40).map((claim, number) => (number < 40 - index ? notNecessary(claim) : claim)),
    );
    const evidence = look([...claims, ...many('97110', 1000)]).patterns.get('PTN-006') ?? [];
    expect(evidence).toHaveLength(8);
    expect(evidence.map(({ since }) => since.denied)).toEqual([40, 40, 39, 39, 38, 38, 37, 37]);
  });

  it('is what the codes mean on the service that they stand on', () => {
    const noModifier = (claim: AnsweredClaim) => refusedVisit(claim, 'CO', '4', ['N822']);
    const result = look([...many('93000', 500), ...many('99213', 20).map(noModifier), ...many('93306', 20).map(noModifier)]); // prettier-ignore
    expect([...result.patterns].map(([id, [first]]) => [id, first?.scope.procedureCode])).toEqual([
      ['PTN-001', '99213'],
    ]);
    expect(result.candidates.map(({ scope }) => scope.procedureCode)).toEqual(['93306']);
  });
});

describe('a look at the window', () => {
  it('tests each level with eight answers against every answer given', () => {
    const some = (code: string, number: number) =>
      Array.from({ length: number }, () => approved(1, { payerId: 'PAY-1', code, place: '11' }));
    const [first, second, ...rest] = some('93306', 8) as [AnsweredClaim, AnsweredClaim, ...AnsweredClaim[]];
    const claims = [notCovered(first), refusedVisit(second, 'CO', '50', ['N569']), ...rest, ...some('93000', 7)];
    // The service and the claim as such, on four levels each, against two answers.
    expect(look(claims).combinations).toBe(16);
  });

  it('is made in steps of eighty levels', () => {
    const steps = (codes: number) => {
      const window = new DetectionWindow();
      for (let code = 0; code < codes; code++) {
        for (let number = 0; number < 8; number++)
          window.add(approved(1, { payerId: 'PAY-1', code: `C${code}`, place: '11' }));
      }
      return [...detectionSteps(window, isVisit)].length;
    };
    // Nineteen services and the claim as such are eighty levels.
    expect(steps(19) - steps(18)).toBe(1);
    expect(steps(38) - steps(19)).toBe(0);
    expect(steps(39) - steps(19)).toBe(1);
  });

  it('takes the narrower of two scopes that say the same', () => {
    const claims = live((claim) => claim).concat(
      Array.from({ length: 20 }, () => notCovered(approved(40, { payerId: 'PAY-1', code: '97110', place: '11' }))),
    );
    expect(look(claims).candidates.map(({ scope }) => scopeKey(scope))).toEqual(['PAY-1 97110 11']);
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
