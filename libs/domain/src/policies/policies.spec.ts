import { EDITS } from '../adjudication/adjudication.js';
import { adjudicate } from '../adjudication/adjudicate.js';
import type { ClaimSubmission } from '../claims/claim.js';
import { answeredClaim, cleanClaim, policyBook } from '../testing/index.js';
import { codeRulesOf } from './code-rules.js';
import { matchPolicy } from './match-policy.js';
import { policyIdOf, UNEXPLAINED_POLICY_ID } from './policy-id.js';
import { PolicyIndex } from './policy-index.js';
import { policiesOf } from './policy-list.js';
import { withRuleChanges } from './rule-change.js';

const policies = policiesOf(policyBook);
const byId = new Map(policies.map((policy) => [policy.id, policy]));

describe('the policies of a book', () => {
  it('each have an id and a name of their own place', () => {
    expect(byId.size).toBe(policies.length);
    for (const { name, causeId } of policies) expect([name.length > 5, causeId.length > 3]).toEqual([true, true]);
  });

  it('belong to every edit', () => {
    const edits = new Set(policies.map(({ edit }) => edit));
    expect(EDITS.filter((edit) => !edits.has(edit))).toEqual([]);
  });

  it('have ids that say what they are about', () => {
    expect(policyIdOf('FREQ', 'FREQ-A1C')).toBe('FREQ-A1C');
    expect(policyIdOf('TELE', 'not-eligible')).toBe('TELE-NOT-ELIGIBLE');
    expect(policyIdOf('COB', null)).toBe('COB');
  });

  it('hold for the payers that have them', () => {
    expect(byId.get('AUTH-IMG')).toMatchObject({ procedureCodes: ['70450'], payerIds: ['PAY-T1', 'PAY-T2'] });
    expect(byId.get('FREQ-A1C')).toMatchObject({ procedureCodes: ['83036'], payerIds: null });
  });
});

describe('the policies that look at a claim', () => {
  const index = new PolicyIndex(policies);
  const claim = { ...cleanClaim(), payerId: 'PAY-T1', procedureCodes: ['83036'] };

  it('are the general ones and those of its codes', () => {
    const ids = index.lookingAt(claim);
    for (const id of ['COB', 'FREQ-A1C', 'NEC-A1C', 'MUE-2']) expect([id, ids.has(id)]).toEqual([id, true]);
    for (const id of ['AUTH-IMG', 'EM25', 'MR-GP']) expect([id, ids.has(id)]).toEqual([id, false]);
  });

  it('need two lines where they are about pairs', () => {
    expect(index.lookingAt({ ...claim, procedureCodes: ['99213'] }).has('EM25')).toBe(false);
    expect(index.lookingAt({ ...claim, procedureCodes: ['99213', '17000'] }).has('EM25')).toBe(true);
  });

  it('hold from their first to their last day', () => {
    const dated = new PolicyIndex([{ ...byId.get('COB')!, effectiveFrom: '2026-02-01', effectiveTo: '2026-02-28' }]);
    const on = (submissionDate: string) => dated.lookingAt({ ...claim, submissionDate }).size;
    expect(
      ['2026-01-31T23:00:00Z', '2026-02-01T00:00:00Z', '2026-02-28T23:00:00Z', '2026-03-01T00:00:00Z'].map(on),
    ).toEqual([0, 1, 1, 0]);
  });
});

describe('the policy of a denial', () => {
  const denied = (changes: Partial<ClaimSubmission>, book = policyBook) =>
    answeredClaim({ ...cleanClaim(), ...changes }, book, { id: 'CLM-T-1' });

  it('is the first rule of the book that the claim breaks', () => {
    const claim = denied({ renderingNpi: null });
    expect(claim.initialStatus).toBe('denied');
    expect(matchPolicy(claim, policyBook)).toBe('MISSING');
  });

  it('is unknown when the payer goes by a rule that the book does not hold', () => {
    const { payerId, placeOfService, submissionDate } = cleanClaim();
    const change = { payerId, procedureCode: cleanClaim().procedureCodes[0] as string, placeOfService, fromDay: 1 };
    const book = withRuleChanges(policyBook, { ruleChanges: [change], startDate: submissionDate.slice(0, 10) });
    const claim = denied({}, book);
    expect(claim.initialStatus).toBe('denied');
    expect(adjudicate(claim, policyBook).outcome).toBe('approved');
    expect(matchPolicy(claim, policyBook)).toBe(UNEXPLAINED_POLICY_ID);
    expect(matchPolicy(claim, book)).toBe(`SITE-T1-${change.procedureCode}-${placeOfService}`);
  });

  it('is unknown when the codes of the answer are not those of the rule', () => {
    expect(matchPolicy({ ...denied({ renderingNpi: null }), denialCarc: '45' }, policyBook)).toBe(
      UNEXPLAINED_POLICY_ID,
    );
  });
});

describe('what payers ask of a code', () => {
  const rulesOf = (code: string) => codeRulesOf(policyBook.procedures.get(code)!, policyBook).map(({ text }) => text);

  it('of a visit begins with modifier 25', () => {
    expect(rulesOf('99213')[0]).toBe('needs modifier 25 beside a procedure of the same day');
  });

  it('is found in every part of the book', () => {
    expect(rulesOf('70450')).toContain('needs an authorization at 2 payers');
    expect(rulesOf('83036')).toContain('is paid once in 85 days');
    expect(rulesOf('97110')).toContain('needs modifier GP');
    expect(rulesOf('J1885')).toContain('needs the drug code');
    expect(rulesOf('58100')).toContain('from age 12, for women');
  });

  it('names policies that exist', () => {
    for (const procedure of policyBook.procedures.values()) {
      for (const { policyId } of codeRulesOf(procedure, policyBook))
        expect([policyId, byId.has(policyId)]).toEqual([policyId, true]);
    }
  });
});
