import { claimOf, coded, found, policyBook as book } from '../../testing/index.js';
import { adjudicate } from '../adjudicate.js';
import type { PolicyBook, SiteRule } from '../policy-book.js';

describe('a service that a payer stopped paying for', () => {
  const stopped = (changes: Partial<SiteRule> = {}): PolicyBook => ({
    ...book,
    siteRules: new Map([
      [
        '17000',
        [
          {
            ...{ id: 'SITE-1', payerId: 'PAY-T1', procedureCode: '17000', placeOfService: '11' },
            ...{ effectiveFrom: '2026-03-12', ...changes },
          },
        ],
      ],
    ]),
  });
  const claim = claimOf([coded('99213', ['25']), coded('17000', [], 2)]);
  const refused = [['NONCOV', 'SITE-1', 2]];

  it('is not covered, at the patient’s cost', () => {
    expect(found(claim, stopped())).toEqual(refused);
    expect(adjudicate(claim, stopped()).findings).toMatchObject([
      { carc: '96', rarcs: ['N130'], group: 'PR', codes: ['17000'] },
    ]);
  });

  it('is paid by others, elsewhere and before', () => {
    expect(found(claim, stopped({ payerId: 'PAY-T2' }))).toEqual([]);
    expect(found(claim, stopped({ placeOfService: '22' }))).toEqual([]);
    expect(found(claim, stopped({ effectiveFrom: '2026-03-13' }))).toEqual([]);
  });

  it('is paid nowhere where the rule names no place', () => {
    const inHospital = { ...claim, placeOfService: '22' };
    expect(found(inHospital, stopped({ placeOfService: null }))).toEqual(refused);
    expect(found(inHospital, stopped())).toEqual([]);
  });
});
