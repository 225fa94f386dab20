import { adjudicate } from '../adjudication/adjudicate.js';
import { claimOf, cleanClaim, earWax, line, policyBook } from '../testing/index.js';
import type { Payer } from '../adjudication/policy-book.js';
import type { StatedDenial } from './stated-cause.js';
import { AN_EARLIER_CLAIM, ANOTHER_PAYER, type PatientHistory, toldRecord } from './told-record.js';

const payer = policyBook.payers.get('PAY-T1') as Payer;
const NO_HISTORY: PatientHistory = { services: [], therapyVisits: 0, sameClaimId: null };
const denied = (carc: string, lineNumber: number | null = null): StatedDenial => ({
  ...{ group: 'CO', carc, rarcs: [], lineNumber },
});

function told(claim: ReturnType<typeof cleanClaim>, denial: StatedDenial | null, history = NO_HISTORY) {
  const record = toldRecord(claim, denial, history, payer, policyBook);
  return { record, findings: adjudicate({ ...claim, payerRecord: record }, policyBook).findings };
}

describe('what a payer’s answer tells of its own file', () => {
  it('is that everything is in order where it paid, also where an authorization was needed', () => {
    for (const code of policyBook.authorizationByCode.keys()) {
      const claim = claimOf([line({ procedureCode: code })], { authorizationNumber: null });
      expect(told(claim, null).findings.filter(({ edit }) => edit === 'AUTH')).toEqual([]);
    }
    expect(told(cleanClaim(), null)).toMatchObject({ record: { memberFound: true }, findings: [] });
  });

  it.each([
    ['31', { memberFound: false }, 'BG-MEMBER'],
    ['109', { coveringPayerId: ANOTHER_PAYER }, 'BG-PAYER'],
    ['22', { primaryPayerId: ANOTHER_PAYER }, 'BG-COB'],
    ['18', { duplicateOfClaimId: AN_EARLIER_CLAIM }, 'BG-DUP'],
  ])('is what reason code %s says, and the claim then shows that fault', (carc, expected, causeId) => {
    const { record, findings } = told(cleanClaim(), denied(carc));
    expect(record).toMatchObject(expected);
    expect(findings.map((finding) => [finding.carc, finding.causeId])).toEqual([[carc, causeId]]);
  });

  it('is that the denied service is not covered, and no other', () => {
    const { record, findings } = told(
      cleanClaim({ lineItems: [line({ modifiers: ['25'] }), earWax()] }),
      denied('96', 2),
    );
    expect(record.excludedCodes).toEqual(['69210']);
    expect(findings.map(({ lineNumber }) => lineNumber)).toEqual([2]);
  });

  it('is that nothing was authorized where that is why it denied', () => {
    const [code = ''] =
      [...policyBook.authorizationByCode].find(([, { id }]) => payer.authorizationRules.includes(id)) ?? [];
    const claim = claimOf([line({ procedureCode: code })]);
    expect(told(claim, null).record.authorizedRules).not.toEqual([]);
    expect(told(claim, denied('197')).findings.map(({ carc }) => carc)).toContain('197');
  });

  it('is no date that nobody told: a denial for lost coverage leaves the file as it is', () => {
    expect(told(cleanClaim(), denied('27'))).toMatchObject({ record: { coverageEndDate: null }, findings: [] });
  });

  it('holds the patient’s earlier services and claims as they are known', () => {
    const services = [{ procedureCode: '83036', dateOfService: '2026-02-01' }];
    const history = { services, therapyVisits: 3, sameClaimId: 'CLM-1' };
    expect(told(cleanClaim(), denied('18'), history).record).toMatchObject({
      ...{ priorServices: services, therapyVisitsUsed: 3, duplicateOfClaimId: 'CLM-1' },
    });
  });
});
