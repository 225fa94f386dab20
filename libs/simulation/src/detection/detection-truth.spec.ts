import { daysBetween, PATTERN_IDS, type RuleChange } from '@portal/domain';
import {
  againstTruth,
  candidateKey,
  countedAgainstTruth,
  type DetectedRun,
  detectedRun,
  RULE,
  type TruthCounts,
} from '../testing/detected-run.js';

/** One payer's commonest visit, about 2 % of all claims, from the 15th day on. */
const CHANGE: RuleChange = { payerId: 'PAY-002', procedureCode: '99213', placeOfService: '11', fromDay: 15 };
const FIRST_DAY = '2026-01-19';
const SEEDS = Array.from({ length: 20 }, (_, index) => index + 1);

describe('detection against the ground truth', () => {
  let run: DetectedRun;

  beforeAll(() => {
    run = detectedRun(20260105, { claimsPerDay: 300, ruleChanges: [CHANGE] }, 30);
  });

  function expectRight(counts: ReadonlyMap<string, TruthCounts>): void {
    for (const [id, { planted, attributed, hits }] of counts) {
      expect({ id, planted: planted > 50 }).toEqual({ id, planted: true });
      expect({ id, precise: hits / attributed >= 0.95, complete: hits / planted >= 0.95 }).toEqual({
        ...{ id, precise: true, complete: true },
      });
    }
  }

  it('finds all seven patterns and the rule, each in at least 95 % of its claims and in hardly any other', () => {
    expect([...run.patterns].sort()).toEqual([...PATTERN_IDS]);
    expectRight(againstTruth(run));
    expect(run.candidates.size).toBe(1);
  });

  it('leaves what is counted under a pattern to the cause of the payer’s answer, and adds the claims of its candidates', () => {
    const counts = countedAgainstTruth(run);
    expectRight(counts);
    for (const id of PATTERN_IDS) {
      const { attributed, hits, planted } = counts.get(id) as TruthCounts;
      expect({ id, attributed, hits }).toEqual({ id, attributed: planted, hits: planted });
    }
  });

  it.each([3, 5, 8])('finds the unknown rule within two weeks and its first day within two days (seed %d)', (seed) => {
    const { candidates } = detectedRun(seed, { ruleChanges: [CHANGE] }, CHANGE.fromDay - 1 + 14);
    const found = candidates.get(candidateKey(CHANGE));
    expect(found?.foundAfter).toBeLessThanOrEqual(CHANGE.fromDay - 1 + 14);
    expect(Math.abs(daysBetween(FIRST_DAY, found?.finding.began ?? ''))).toBeLessThanOrEqual(2);
    expect(candidates.size).toBe(1);
  });

  it('finds nothing new in 20 seeds without an unknown rule, nor where every denial has an ordinary cause', () => {
    const found = SEEDS.flatMap((seed) => {
      const changes = { claimsPerDay: 50, ...(seed % 2 === 0 && { patterns: [] }) };
      return [...detectedRun(seed, changes, 30).candidates.keys()].map((key) => `seed ${seed}: ${key}`);
    });
    expect(found).toEqual([]);
  });

  it('never looks at what was planted: the same claims without their truth give the same verdicts', () => {
    const blind = againstTruth({ ...run, truth: new Map() });
    for (const [id, { attributed }] of againstTruth(run)) expect(blind.get(id)?.attributed).toBe(attributed);
    expect(blind.get(RULE)).toMatchObject({ planted: 0, hits: 0 });
  });
});
