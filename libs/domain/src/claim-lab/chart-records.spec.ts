import fc from 'fast-check';
import { hasValidCheckDigit } from '../claims/npi.js';
import type { ClaimSubmission } from '../claims/claim.js';
import { claimOf, cleanClaim, line, practiceBook as book } from '../testing/index.js';
import { fillIn } from './chart-records.js';
import type { FillableField } from './claim-edit.js';

const fill = (claim: ClaimSubmission, field: FillableField, more: { line?: number; value?: string } = {}) =>
  fillIn(claim, { kind: 'fill-in', field, ...more }, '/edits/0', book);

/** Service on 10 March, member number ending in 4711. */
const claim = cleanClaim({ memberId: 'M-104711', record: { primaryPayerId: 'PAY-T2', coveringPayerId: 'PAY-T2' } });

describe('what the records hold for a claim', () => {
  it.each<[FillableField, Partial<ClaimSubmission>]>([
    ['referralNumber', { referralNumber: 'RF03104711', referringNpi: '9700047118' }],
    ['attachmentControlNumber', { attachmentControlNumber: 'ATT03104711' }],
    ['orderingNpi', { orderingNpi: '9000000025' }],
    ['referringNpi', { referringNpi: '9700047118' }],
    ['cliaNumber', { cliaNumber: '00D0000001' }],
    ['accidentDate', { accidentDate: '2026-03-10' }],
    ['renderingNpi', { renderingNpi: '9000000025' }],
    ['payerId', { payerId: 'PAY-T2' }],
    ['primaryRemittanceNumber', { primaryRemittanceNumber: 'REM03104711' }],
  ])('%s is made from its day, its member and its practice, and nothing else changes', (field, filled) => {
    expect(fill(claim, field)).toEqual({ ...claim, ...filled });
  });

  it('is that of its own practice', () => {
    const elsewhere = cleanClaim({ providerId: 'PRV-T2', renderingNpi: null, serviceLocation: null });
    expect(fill(elsewhere, 'renderingNpi').renderingNpi).toBe('9000000033');
    expect(fill(elsewhere, 'cliaNumber').cliaNumber).toBe('00D0000002');
    expect(fill(elsewhere, 'serviceLocation').serviceLocation).toBe('Other Practice');
  });

  it('names the place only where it was left blank', () => {
    expect(fill(claim, 'serviceLocation')).toEqual(claim);
    expect(fill({ ...claim, placeOfService: null }, 'serviceLocation')).toEqual(claim);
    expect(fill({ ...claim, serviceLocation: null }, 'serviceLocation').serviceLocation).toBe('Plain Practice');
    const unknown = { ...claim, providerId: 'PRV-X', serviceLocation: null };
    expect(fill(unknown, 'serviceLocation').serviceLocation).toBe('Practice');
  });

  it('keeps a clinician who stands there; one from outside ordered what nobody in the house treats', () => {
    const referred = { ...claim, referringNpi: '9000000033' };
    expect(fill(referred, 'referralNumber').referringNpi).toBe('9000000033');
    expect(fill({ ...claim, renderingNpi: null }, 'orderingNpi').orderingNpi).toBe('9700047118');
  });

  it('is a drug code on the line that was named, and on no other', () => {
    const two = claimOf([
      line(),
      line({ lineNumber: 2, procedureCode: 'J1885' }),
      line({ lineNumber: 3, procedureCode: 'J1885' }),
    ]);
    expect(fill(two, 'ndc', { line: 2 }).lineItems.map(({ ndc }) => ndc)).toEqual([null, '99999-0000-00', null]);
  });

  it('is an authorization for the service of the line, beside those that are there', () => {
    const imaging = claimOf([line(), line({ lineNumber: 2, procedureCode: '70450' })], {
      memberId: 'M-104711',
      record: { authorizedRules: ['AUTH-OLD'] },
    });
    const authorized = fill(imaging, 'authorizationNumber', { line: 2 });
    expect(authorized.authorizationNumber).toBe('AU03104711');
    expect(authorized.payerRecord.authorizedRules).toEqual(['AUTH-OLD', 'AUTH-IMG']);
    const again = fill(authorized, 'authorizationNumber', { line: 2 });
    expect(again).toEqual(authorized);
    expect(imaging.payerRecord.authorizedRules).toEqual(['AUTH-OLD']);
    expect(() => fill({ ...imaging, placeOfService: '23' }, 'authorizationNumber', { line: 2 })).toThrow(
      'asks for none',
    );
    expect(() => fill({ ...imaging, payerId: 'PAY-X' }, 'authorizationNumber', { line: 2 })).toThrow('asks for none');
  });

  it('is what the patient says where only the patient knows', () => {
    expect(fill(claim, 'patientDob', { value: '1980-05-11' }).patientDob).toBe('1980-05-11');
    const strange = cleanClaim({ record: { memberFound: false } });
    expect(fill(strange, 'memberId', { value: 'M-2' })).toEqual(cleanClaim({ memberId: 'M-2' }));
  });
});

describe('law 10: numbers that others gave out', () => {
  it('are the same for the same claim, whatever its member number looks like, and belong to nobody', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), (memberId) => {
        const member = cleanClaim({ memberId });
        const { referralNumber, referringNpi } = fill(member, 'referralNumber');
        expect(referralNumber).toMatch(/^RF0310\d{4}$/);
        expect(referringNpi).toMatch(/^97/);
        expect(hasValidCheckDigit(referringNpi ?? '')).toBe(true);
        expect(fill(member, 'referralNumber')).toEqual(fill(structuredClone(member), 'referralNumber'));
      }),
    );
  });
});
