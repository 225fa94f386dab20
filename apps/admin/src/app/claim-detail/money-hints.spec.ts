import { adjustmentsHint, paidHint, patientShareHint } from './money-hints.js';

const SHARE = 'copay, deductible, coinsurance';

it.each([
  ['approved', null, 'neither payer nor patient pays it', SHARE],
  ['denied', 'CO', 'the whole charge: a denial allows nothing', SHARE],
  [
    ...(['denied', 'PR', 'the whole charge: a denial allows nothing'] as const),
    'denied as PR: the charge is the patient’s',
  ],
  ['overturned', 'PR', 'neither payer nor patient pays it', SHARE],
] as const)('the money of a claim that is %s with group %p is told as what it is', (status, group, adjusted, share) => {
  const initialStatus = group ? ('denied' as const) : ('approved' as const);
  const claim = { status, initialStatus, denial: group && { group } };
  expect([adjustmentsHint(claim), patientShareHint(claim)]).toEqual([adjusted, share]);
});

it('the money of a claim that waits for its payer is not told', () => {
  const claim = { status: 'submitted', initialStatus: null, denial: null } as const;
  const waiting = 'not answered yet';
  expect([adjustmentsHint(claim), paidHint(claim), patientShareHint(claim)]).toEqual([waiting, waiting, waiting]);
  expect(paidHint({ ...claim, status: 'approved', initialStatus: 'approved' })).toContain('charge less adjustments');
});
