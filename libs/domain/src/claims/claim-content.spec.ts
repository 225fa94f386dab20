import fc from 'fast-check';
import { answeredClaim, cleanClaim, earWax, line, policyBook } from '../testing/index.js';
import { contentOf, withContent } from './claim-content.js';
import type { ClaimSubmission } from './claim.js';

/** A claim in which no field is blank, so that none can be lost unseen. */
const full: ClaimSubmission = cleanClaim({
  lineItems: [line({ modifiers: ['25'], ndc: '99999-0000-00' }), earWax({ units: 1, modifiers: ['RT'] })],
  authorizationNumber: 'AU-1',
  referralNumber: 'RF-1',
  orderingNpi: '9000000033',
  referringNpi: '9000000041',
  cliaNumber: '00D0000001',
  accidentDate: '2026-03-01',
  attachmentControlNumber: 'ATT-1',
  primaryRemittanceNumber: 'REM-1',
  frequencyCode: '7',
  originalClaimId: 'CLM-1-0000001',
  record: { therapyVisitsUsed: 3, authorizedRules: ['AUTH-IMG'] },
});

describe('the content of a claim', () => {
  it.each([
    ['paid', full],
    ['denied', cleanClaim({ lineItems: [line(), earWax()] })],
  ])('is what the practice sent, and nothing of the answer, also when it was %s', (_, sent) => {
    const stored = answeredClaim(sent, policyBook, { id: 'CLM-2-0000001' });
    expect(stored.initialStatus).not.toBeNull();
    expect(contentOf(stored)).toStrictEqual(sent);
  });

  it('with some fields changed has those and all others, and stays as it is itself', () => {
    const before = structuredClone(full);
    const fields = fc.subarray(Object.keys(full) as (keyof ClaimSubmission)[]);
    const other = cleanClaim({ patientId: 'PAT-2', payerId: 'PAY-T2', memberId: 'M-2' });
    fc.assert(
      fc.property(fields, (changed) => {
        const change = Object.fromEntries(changed.map((field) => [field, other[field]]));
        expect(withContent(full, change)).toStrictEqual({ ...full, ...change });
        expect(full).toStrictEqual(before);
      }),
    );
  });
});
