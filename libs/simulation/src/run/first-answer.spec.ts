import { type Claim, type ClaimAnswer, runEnd, runStart } from '@portal/domain';
import fc from 'fast-check';
import { runOf } from '../testing/run-of.js';
import { liveThrough } from '../testing/stored-run.js';

/** A month in which much is denied, appealed and decided. */
const anyRun = fc
  .record({
    seed: fc.nat(),
    adjudication: fc.constantFrom('immediate' as const, 'payer-lag' as const),
    appealRate: fc.constantFrom(0.5, 1),
    denialRate: fc.double({ min: 0.3, max: 0.8, noNaN: true }),
  })
  .map(({ seed, ...changes }) => runOf(seed, { ...changes, claimsPerDay: 15, duration: '30-days', warmupDays: 30 }));

/** What a payer says first about a claim. */
function firstAnswerOf(claim: Claim | ClaimAnswer) {
  const { initialStatus, processingDate, denialReason, denialCauseId } = claim;
  const { denialGroup, denialCarc, denialRarcs, denialLine } = claim;
  return {
    initialStatus,
    processingDate,
    denialReason,
    denialCauseId,
    denialGroup,
    denialCarc,
    denialRarcs,
    denialLine,
  };
}

describe('law 7: the first answer is never rewritten', () => {
  it('each claim is answered once, and that answer stands whatever becomes of its appeal, wherever the run is cut', () => {
    fc.assert(
      fc.property(
        anyRun,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 8 }),
        fc.integer({ min: 5, max: 200 }),
        (run, shares, maxClaims) => {
          const [start, end] = [runStart(run.config), runEnd(run.config) as number];
          const cuts = shares.map((share) => start + Math.floor(share * (end - start)));
          const first = new Map<string, ReturnType<typeof firstAnswerOf>>();
          const { rows } = liveThrough(run, {
            cuts,
            limits: { maxClaims },
            onBatch: ({ claims, adjudicated }) => {
              for (const claim of [...claims.filter(({ initialStatus }) => initialStatus !== null), ...adjudicated]) {
                expect(first.has(claim.id)).toBe(false);
                first.set(claim.id, firstAnswerOf(claim));
              }
            },
          });
          const claims = [...rows.claims.values()];
          for (const claim of claims.filter(({ status }) => status !== 'submitted'))
            expect(firstAnswerOf(claim)).toEqual(first.get(claim.id));
          // The share denied at first is what was planted, however many of them are paid by now.
          const answered = claims.filter(({ id }) => first.has(id));
          const denied = answered.filter(({ initialStatus }) => initialStatus === 'denied');
          const planted = answered.filter(({ id }) => rows.truths.get(id)?.plantedCauseId != null);
          expect(denied.map(({ id }) => id)).toEqual(planted.map(({ id }) => id));
          expect(denied.map(({ status }) => status)).toEqual(expect.arrayContaining(['overturned', 'upheld']));
        },
      ),
      { numRuns: 15, seed: 20_261_129 },
    );
  });
});
