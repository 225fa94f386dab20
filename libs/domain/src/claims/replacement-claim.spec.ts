import { adjudicate } from '../adjudication/adjudicate.js';
import { findCorrection } from '../claim-lab/find-correction.js';
import { answeredClaim, cleanClaim, policyBook } from '../testing/index.js';
import { replacementIdOf, replacementOf } from './replacement-claim.js';

describe('a replacement claim', () => {
  it('is numbered after the claim that it replaces', () => {
    expect(replacementIdOf('CLM-7F3A91-0000123')).toBe('CLM-7F3A91-0000123-R1');
    expect(replacementIdOf('CLM-7F3A91-2-0000123-R1')).toBe('CLM-7F3A91-2-0000123-R2');
  });

  it('carries the correction, the number of the first claim, and is paid by the same rules that denied the first', () => {
    const denied = answeredClaim(cleanClaim({ serviceLocation: null }), policyBook, { id: 'CLM-1-0000001' });
    const edits = findCorrection(denied, policyBook)?.edits ?? [];
    const replacement = replacementOf(denied, edits, '2026-04-01T08:00:00Z', policyBook);
    expect(denied.status).toBe('denied');
    expect(replacement).toMatchObject({ frequencyCode: '7', originalClaimId: denied.id });
    expect(adjudicate(replacement, policyBook).outcome).toBe('approved');
  });
});
