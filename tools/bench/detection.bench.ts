// Detection against the ground truth: 100,000 claims with the seven patterns and a rule that one payer changes in mid-run
// (about 2 % of claims), looked at every six simulated hours. Precision and recall at claim level, how soon the unknown rule
// is found and how exactly its first day; then 20 seeds without any such rule, where nothing may be reported.
import {
  type AnsweredClaim,
  attributeDenial,
  type CandidateFinding,
  type Claim,
  DAY_SECONDS,
  daysBetween,
  type DetectionResult,
  DetectionWindow,
  detectPatterns,
  type GenerationConfig,
  isPatternId,
  PATTERN_IDS,
  type RuleChange,
  scopeKey,
} from '@portal/domain';
import { policyBook } from '@portal/reference';
import { createRunKey, runStart, SCENARIOS, simulate, SIMULATION_VERSION } from '@portal/simulation';
import { percentile, report } from './report.js';

const CLAIMS = 100_000;
const SEED = 20260105;
const SEEDS = 20;
/** Days that a run without an unknown rule is watched. */
const NULL_DAYS = 40;
/** Days after which the unknown rule must have been found. */
const LOOK_DAYS = 14;
const SLOT_SECONDS = DAY_SECONDS / 4;
const CHANGE: RuleChange = { payerId: 'PAY-001', procedureCode: '99213', placeOfService: '11', fromDay: 31 };
/** 30 days after the first day of Demo. */
const FIRST_DAY = '2026-02-04';
const RULE_KEY = `${CHANGE.payerId} ${CHANGE.procedureCode} ${CHANGE.placeOfService} PR-96 N130`;

const demo = SCENARIOS.find(({ id }) => id === 'demo');
if (!demo) throw new Error('the demo scenario is missing');
const { procedures } = policyBook('demo');
const isVisit = (code: string) => procedures.get(code)?.em === true;

/** What was found in a run up to its end, and how long each look took. */
interface Watched {
  readonly claims: Claim[];
  /** What was planted in each claim; absent for clean ones. */
  readonly truth: Map<string, string>;
  readonly patterns: Set<string>;
  /** Candidates by scope and answer, with the day of the run on which each was found. */
  readonly candidates: Map<string, { readonly finding: CandidateFinding; readonly foundAfter: number }>;
  readonly milliseconds: number[];
}

function watch(seed: number, changes: Partial<GenerationConfig>, days: number): Watched {
  const config = { ...demo!.config, warmupDays: 0, duration: 'continuous' as const, ...changes };
  const runKey = createRunKey(config, seed, SIMULATION_VERSION, 1);
  const run = { runId: `RUN-${runKey}`, runKey, seed, config, inputs: [] };
  const start = runStart(config);
  const window = new DetectionWindow();
  const watched: Watched = {
    claims: [],
    truth: new Map(),
    patterns: new Set(),
    candidates: new Map(),
    milliseconds: [],
  };
  let carry = null;
  for (let slot = start; slot < start + days * DAY_SECONDS; slot += SLOT_SECONDS) {
    const step = simulate(run, slot, slot + SLOT_SECONDS, carry);
    carry = step.carry;
    const before = performance.now();
    for (const claim of step.batch.claims) window.add(claim);
    const result = detectPatterns(window, isVisit);
    watched.milliseconds.push(performance.now() - before);
    note(watched, result, (slot + SLOT_SECONDS - start) / DAY_SECONDS);
    watched.claims.push(...step.batch.claims);
    for (const { claimId, plantedCauseId, operation } of step.batch.truths) {
      if (plantedCauseId !== null) watched.truth.set(claimId, operation === 'ruleChange' ? 'rule' : plantedCauseId);
    }
  }
  return watched;
}

function note({ patterns, candidates }: Watched, result: DetectionResult, day: number): void {
  for (const id of result.patterns.keys()) patterns.add(id);
  for (const finding of result.candidates) {
    const key = `${scopeKey(finding.scope)} ${finding.answer}`;
    const known = candidates.get(key);
    candidates.set(key, {
      finding: { ...finding, began: known?.finding.began ?? finding.began },
      foundAfter: known?.foundAfter ?? day,
    });
  }
}

/** Precision and recall of each planted cause; the unknown rule stands under `rule`. */
function score({ claims, truth, patterns, candidates }: Watched) {
  const found = {
    candidates: [...candidates.values()].map(({ finding }) => finding),
    patterns: new Map([...patterns].map((id) => [id, []])) as DetectionResult['patterns'],
  };
  const counts = new Map<string, { hits: number; attributed: number; planted: number }>(
    [...PATTERN_IDS, 'rule'].map((id) => [id, { hits: 0, attributed: 0, planted: 0 }]),
  );
  for (const claim of claims) {
    const planted = truth.get(claim.id);
    if (planted && (isPatternId(planted) || planted === 'rule')) counts.get(planted)!.planted++;
    const verdict = attributeDenial(claim satisfies AnsweredClaim, found, isVisit);
    const name = verdict.kind === 'pattern' ? verdict.patternId : verdict.kind === 'candidate' ? 'rule' : null;
    if (name === null) continue;
    const row = counts.get(name)!;
    row.attributed++;
    if (name === planted) row.hits++;
  }
  return counts;
}

const main = watch(SEED, { claimsPerDay: 1000, ruleChanges: [CHANGE] }, CLAIMS / 1000);
const planted = [...main.truth.values()].filter((id) => id === 'rule').length;
console.log(`${main.claims.length} claims, ${main.milliseconds.length} looks, the unknown rule in ${planted} of them`);
console.log('pattern    planted  attributed  precision  recall');
let [precision, recall] = [1, 1];
for (const [id, { hits, attributed, planted }] of score(main)) {
  precision = Math.min(precision, hits / attributed);
  recall = Math.min(recall, hits / planted);
  const shares = [hits / attributed, hits / planted].map((share) => share.toFixed(4).padStart(9)).join(' ');
  console.log(`${id.padEnd(8)} ${String(planted).padStart(9)} ${String(attributed).padStart(11)} ${shares}`);
}
report({ name: 'detection.precision', value: precision, unit: 'lowest', limit: 0.95, goal: 'at-least' });
report({ name: 'detection.recall', value: recall, unit: 'lowest', limit: 0.95, goal: 'at-least' });
report({
  name: 'detection.look-p99',
  value: percentile(main.milliseconds, 0.99),
  unit: 'ms',
  limit: 50,
  goal: 'at-most',
});

console.log('seed   found after  first day off by  other candidates');
const [delays, errors]: number[][] = [[], []];
let strays = 0;
for (let seed = 1; seed <= SEEDS; seed++) {
  const { candidates } = watch(seed, { ruleChanges: [CHANGE] }, CHANGE.fromDay + LOOK_DAYS);
  const rule = candidates.get(RULE_KEY);
  const delay = rule ? rule.foundAfter - (CHANGE.fromDay - 1) : Number.POSITIVE_INFINITY;
  const error = rule?.finding.began ? daysBetween(FIRST_DAY, rule.finding.began) : Number.POSITIVE_INFINITY;
  const others = candidates.size - (rule ? 1 : 0);
  delays.push(delay);
  errors.push(Math.abs(error));
  strays += others;
  console.log(`${String(seed).padStart(4)} ${`${delay} days`.padStart(13)} ${`${error} days`.padStart(17)} ${others}`);
}
report({ name: 'detection.unknown-rule-found', value: Math.max(...delays), unit: 'days', limit: 14, goal: 'at-most' });
report({ name: 'detection.first-day-off', value: Math.max(...errors), unit: 'days', limit: 2, goal: 'at-most' });

for (const [name, patterns] of [
  ['with the seven patterns', demo.config.patterns],
  ['with none at all', []],
] as const) {
  let found = 0;
  for (let seed = 1; seed <= SEEDS; seed++) found += watch(seed, { patterns }, NULL_DAYS).candidates.size;
  console.log(`${SEEDS} seeds ${name}, ${NULL_DAYS} days each: ${found} candidates`);
  strays += found;
}
// Against one, because a limit of none has no ratio.
report({ name: 'detection.false-candidates', value: 1 + strays, unit: '1 + found', limit: 1, goal: 'at-most' });
