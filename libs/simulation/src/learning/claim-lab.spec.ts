import { adjudicate, type Claim, findCorrection, judgeAnswer, labHelp, PATTERN_IDS } from '@portal/domain';
import { policyBook } from '@portal/reference';
import { runOf } from '../testing/run-of.js';
import { liveThrough } from '../testing/stored-run.js';

/** Claim Lab on what the simulation denies: 4,500 claims under the realistic prices. */
describe('denied claims of a run in Claim Lab', () => {
  const run = runOf(31, { claimsPerDay: 300, duration: '1-week', warmupDays: 7, pricing: 'fee-schedule' });
  const book = policyBook(run.config.pricing);
  let denied: readonly Claim[];

  beforeAll(() => {
    denied = [...liveThrough(run).rows.claims.values()].filter(({ initialStatus }) => initialStatus === 'denied');
  });

  it.each(PATTERN_IDS)('%s: what is found to mend a claim is paid, and earns every point', (patternId) => {
    const claims = denied.filter(({ denialCauseId }) => denialCauseId === patternId);
    const mendable = claims.flatMap((claim) => {
      const correction = findCorrection(claim, book);
      return correction ? [{ claim, correction }] : [];
    });
    // A service that came too soon on a claim of one line cannot be mended on the claim: a few of PTN-005.
    expect(mendable.length).toBeGreaterThan(0.7 * claims.length);
    expect(claims.length).toBeGreaterThan(20);
    for (const { claim, correction } of mendable) {
      expect(adjudicate(correction.claim, book).outcome).toBe('approved');
      const judged = judgeAnswer(claim, { patternId, edits: correction.edits }, book);
      expect(judged).toMatchObject({ patternRight: true, grade: 'paid', mended: 1 });
      expect(labHelp(claim, book)?.hints).toHaveLength(3);
    }
  });
});
