import { type Claim, DAY_SECONDS, type RuleChange, toEpochSeconds } from '@portal/domain';
import { runOf } from '../testing/run-of.js';
import { liveThrough, type StoredRun } from '../testing/stored-run.js';
import { validateConfig } from './validate-config.js';

/** The first payer's commonest visit: about 2 % of all claims. */
const CHANGE: RuleChange = { payerId: 'PAY-001', procedureCode: '99213', placeOfService: '11', fromDay: 8 };
const DAY_EIGHT = '2026-01-12';
const run = runOf(11, { warmupDays: 0, ruleChanges: [CHANGE] });
const isConcerned = ({ payerId, placeOfService, procedureCodes }: Claim) =>
  payerId === CHANGE.payerId &&
  placeOfService === CHANGE.placeOfService &&
  procedureCodes.includes(CHANGE.procedureCode);
let rows: StoredRun;
let claims: readonly Claim[];
let concerned: readonly Claim[];

beforeAll(() => {
  ({ rows } = liveThrough(run));
  claims = [...rows.claims.values()];
  concerned = claims.filter(isConcerned);
});

describe('a payer that changes its rules in mid-run', () => {
  it('refuses every such claim from its day on, and none before for that reason', () => {
    expect(concerned.length).toBeGreaterThan(40);
    for (const { id, submissionDate, initialStatus, denialCarc } of concerned) {
      const truth = rows.truths.get(id);
      if (submissionDate >= DAY_EIGHT) expect(initialStatus).toBe('denied');
      if (truth?.operation !== 'ruleChange') continue;
      expect(submissionDate >= DAY_EIGHT).toBe(true);
      expect(denialCarc).toBe('96');
    }
  });

  it('refuses a spoiled claim for the old reason still: what was planted is what the payer names', () => {
    for (const { id, denialCauseId } of claims) {
      expect({ id, cause: denialCauseId }).toEqual({ id, cause: rows.truths.get(id)?.plantedCauseId ?? null });
    }
  });

  it('stands in the ground truth with its line', () => {
    const changed = [...rows.truths.values()].filter(({ operation }) => operation === 'ruleChange');
    expect(changed.length).toBeGreaterThan(20);
    for (const { claimId, lineNumber } of changed) {
      const claim = rows.claims.get(claimId);
      expect(claim?.lineItems[(lineNumber ?? 0) - 1]?.procedureCode).toBe(CHANGE.procedureCode);
      expect(claim?.denialLine).toBe(lineNumber);
    }
  });

  it('leaves everything else of the world as it is', () => {
    const contentOf = ({ id, patientId, procedureCodes, billedAmount }: (typeof claims)[number]) => ({
      id: id.slice(-7),
      patientId,
      procedureCodes,
      billedAmount,
    });
    const without = [...liveThrough(runOf(11, { warmupDays: 0 })).rows.claims.values()];
    expect(claims.map(contentOf)).toEqual(without.map(contentOf));
  });

  it('is part of the run: the same rows wherever it is cut (law 1)', () => {
    const start = toEpochSeconds(run.config.startDate);
    const cuts = [5, 6.9, 7, 7.01, 20].map((days) => start + Math.round(days * DAY_SECONDS));
    expect(liveThrough(run, { cuts, limits: { maxClaims: 37 } }).rows.digest()).toBe(rows.digest());
  });

  it.each([
    [{ payerId: 'PAY-404' }, 'payerId'],
    [{ payerId: 'PAY-029' }, 'payerId'],
    [{ procedureCode: '00000' }, 'procedureCode'],
    [{ placeOfService: '00' }, 'placeOfService'],
  ])('that does not exist is refused: %j', (wrong, field) => {
    const ruleChanges = [CHANGE, { ...CHANGE, ...wrong }];
    expect(validateConfig({ ...run.config, ruleChanges }).map(({ pointer }) => pointer)).toEqual([
      `/ruleChanges/1/${field}`,
    ]);
  });
});
