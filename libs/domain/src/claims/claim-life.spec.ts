import fc from 'fast-check';
import { adjudicate } from '../adjudication/adjudicate.js';
import { priceLines } from '../adjudication/pricing.js';
import type { Payer } from '../adjudication/policy-book.js';
import { PRICING_MODES } from '../generation/generation-config.js';
import { bookWith, claimOf, type ClaimChanges, cleanClaim, earWax, line } from '../testing/clean-claim.js';
import { policyBook as book } from '../testing/policy-book.js';
import { CLAIM_STATUSES } from './claim.js';
import { answerClaim, overturnedMoney, submitClaim } from './claim-life.js';
import { assertTransition, CLAIM_TRANSITIONS } from './claim-status.js';

const IDENTITY = { id: 'CLM-T-0000001', runId: null, source: 'generated', sequence: 1, synthetic: true } as const;
const ANSWERED_AT = '2026-01-20T09:00:00Z';

const submitted = (words?: ClaimChanges) => submitClaim(cleanClaim(words), IDENTITY);
const answered = (words?: ClaimChanges) => {
  const claim = submitted(words);
  return answerClaim(claim, adjudicate(claim, book), ANSWERED_AT);
};
/** The visit lacks modifier 25. */
const DENIED: ClaimChanges = { lineItems: [line(), earWax()] };

describe('a claim', () => {
  it('is submitted with all that the practice sent and without an answer', () => {
    const submission = cleanClaim();
    expect(submitClaim(submission, IDENTITY)).toMatchObject({
      ...submission,
      ...IDENTITY,
      status: 'submitted',
      initialStatus: null,
      processingDate: null,
      paidAmount: 0,
    });
  });

  it('is approved without a reason, and paid', () => {
    expect(answered()).toMatchObject({
      status: 'approved',
      initialStatus: 'approved',
      processingDate: ANSWERED_AT,
      denialReason: null,
      denialCauseId: null,
      denialRarcs: [],
      paidAmount: 112_51 + 58_23,
    });
  });

  it('is denied with its reason, its codes and its line, and not paid', () => {
    expect(answered(DENIED)).toMatchObject({
      status: 'denied',
      initialStatus: 'denied',
      denialReason: 'Missing Modifier 25',
      denialCauseId: 'PTN-001',
      denialGroup: 'CO',
      denialCarc: '4',
      denialRarcs: ['N822'],
      denialLine: 1,
      paidAmount: 0,
      adjustmentAmount: 300_01,
    });
  });

  it('is answered once: the first answer is never rewritten (law 7)', () => {
    const claim = answered(DENIED);
    expect(() => answerClaim(claim, adjudicate(submitted(), book), '2026-02-01T09:00:00Z')).toThrow(
      'a claim that is denied cannot become approved',
    );
  });

  it.each(CLAIM_STATUSES)('that is %s goes where its table says and nowhere else', (from) => {
    for (const to of CLAIM_STATUSES) {
      const go = () => assertTransition(from, to);
      if (CLAIM_TRANSITIONS[from].includes(to)) expect(go).not.toThrow();
      else expect(go).toThrow(expect.objectContaining({ code: 'conflict' }));
    }
  });

  it('never goes back: every way leads to a status from which there is none', () => {
    const ends = CLAIM_STATUSES.filter((status) => CLAIM_TRANSITIONS[status].length === 0);
    expect(ends).toEqual(['approved', 'overturned', 'upheld']);
    expect(Object.values(CLAIM_TRANSITIONS).flat()).not.toContain('submitted');
  });
});

describe('an overturned denial', () => {
  it('moves the amount at stake, once, and leaves the first answer as it was', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 300_000 }), { minLength: 1, maxLength: 4 }),
        fc.constantFrom(...PRICING_MODES),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (charges, pricing, coinsurance) => {
          const policies = { ...bookWith({ patientShare: { coinsurance } }), pricing };
          const lineItems = charges.map((billedAmount, index) => line({ lineNumber: index + 1, billedAmount }));
          const claim = submitClaim(claimOf(lineItems, { renderingNpi: null }), IDENTITY);
          const answer = adjudicate(claim, policies);
          const denied = answerClaim(claim, answer, ANSWERED_AT);
          const prices = priceLines(claim, policies.payers.get(claim.payerId) as Payer, policies);
          const money = overturnedMoney(denied, prices);
          expect(money.paidAmount - denied.paidAmount).toBe(answer.payableAmount);
          expect(denied.billedAmount - money.adjustmentAmount).toBe(money.paidAmount + money.patientAmount);
          expect(overturnedMoney({ ...denied, ...money }, prices)).toEqual(money);
          expect({ ...denied, ...money }).toMatchObject({ initialStatus: 'denied', denialCauseId: 'BG-MISSING' });
          expect(money.lineItems.map(({ status }) => status)).toEqual(charges.map(() => 'overturned'));
        },
      ),
      { seed: 20_261_125 },
    );
  });
});
