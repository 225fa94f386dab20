import { adjudicate } from '../adjudication/adjudicate.js';
import { explainDenial } from '../adjudication/explanation/explain-denial.js';
import { cleanClaim, policyBook } from '../testing/index.js';
import { withRuleChanges } from './rule-change.js';

const claim = cleanClaim();
const code = claim.procedureCodes[0] as string;
const change = { payerId: claim.payerId, procedureCode: code, placeOfService: claim.placeOfService, fromDay: 3 };
const startOn = (startDate: string, changed: Partial<typeof change> = {}) =>
  withRuleChanges(policyBook, { startDate, ruleChanges: [{ ...change, ...changed }] });
/** Two days before the claim was sent: the third day of the run is that of the claim. */
const twoDaysBefore = new Date(Date.parse(claim.submissionDate) - 2 * 86_400_000).toISOString().slice(0, 10);

describe('a rule change', () => {
  it('refuses the service from its day on, with the codes of a service that is not covered', () => {
    expect(adjudicate(claim, startOn(twoDaysBefore))).toMatchObject({
      outcome: 'denied',
      findings: [
        {
          edit: 'NONCOV',
          policyId: `SITE-T1-${code}-${claim.placeOfService}`,
          group: 'PR',
          carc: '96',
          rarcs: ['N130'],
        },
      ],
    });
    expect(adjudicate(claim, startOn(claim.submissionDate.slice(0, 10))).outcome).toBe('approved');
  });

  it('is bound to its payer, its code and its place', () => {
    for (const elsewhere of [{ payerId: 'PAY-T2' }, { procedureCode: '17000' }, { placeOfService: '22' }])
      expect(adjudicate(claim, startOn(twoDaysBefore, elsewhere)).outcome).toBe('approved');
    expect(adjudicate(claim, startOn(twoDaysBefore, { placeOfService: null })).outcome).toBe('denied');
  });

  it('says since when', () => {
    const book = startOn(twoDaysBefore);
    const [finding] = adjudicate(claim, book).findings;
    const { why } = explainDenial(claim, finding as NonNullable<typeof finding>, book);
    expect(why).toContain(claim.submissionDate.slice(0, 10));
  });

  it('leaves the book as it is', () => {
    startOn(twoDaysBefore);
    expect(policyBook.siteRules.size).toBe(0);
    expect(withRuleChanges(policyBook, { startDate: twoDaysBefore })).toBe(policyBook);
  });
});
