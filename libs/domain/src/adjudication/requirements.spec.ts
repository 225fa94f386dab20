import { payer } from '../testing/policy-book.js';
import { claimOf, cleanClaim, line, practiceBook as book } from '../testing/index.js';
import type { PolicyBook } from './policy-book.js';
import { authorizationFor, authorizationsNeeded, documentsNeeded, referralNeeded } from './requirements.js';

const plain = payer();
const ids = (rules: readonly { readonly id: string }[]) => rules.map(({ id }) => id);

describe('an authorization', () => {
  it('is needed for a service of a rule that the payer has, outside the places that are exempt', () => {
    expect(authorizationFor('70450', '11', plain, book)?.id).toBe('AUTH-IMG');
    expect(authorizationFor('70450', null, plain, book)?.id).toBe('AUTH-IMG');
    expect(authorizationFor('70450', '23', plain, book)).toBeUndefined();
    expect(authorizationFor('99213', '11', plain, book)).toBeUndefined();
    expect(authorizationFor('70450', '11', payer({ authorizationRules: ['AUTH-OTHER'] }), book)).toBeUndefined();
  });

  it('is named once for all lines of a claim that fall under its rule', () => {
    const rule = { id: 'AUTH-2', codes: ['97110'], exemptPos: [] };
    const authorizationByCode = new Map([...book.authorizationByCode, ['97110', rule]]);
    const two = payer({ authorizationRules: ['AUTH-IMG', 'AUTH-2'] });
    const claim = claimOf(['97110', '70450', '99213', '70450'].map((procedureCode) => line({ procedureCode })));
    expect(authorizationsNeeded(claim, two, { ...book, authorizationByCode })).toEqual(['AUTH-2', 'AUTH-IMG']);
    expect(authorizationsNeeded({ ...claim, placeOfService: '23' }, two, { ...book, authorizationByCode })).toEqual([
      'AUTH-2',
    ]);
    expect(authorizationsNeeded(cleanClaim(), two, book)).toEqual([]);
  });
});

describe('a referral', () => {
  const specialist = { ...cleanClaim(), specialtyId: 'cardiology' };

  it('is needed for an office visit to a specialist', () => {
    expect(referralNeeded(specialist, plain, book)).toBe(true);
  });

  it.each([
    ['by a payer that asks for none', specialist, payer({ requiresReferral: false }), book],
    ['to the family doctor', cleanClaim(), plain, book],
    ['to a specialty that nobody knows', { ...specialist, specialtyId: 'astrology' }, plain, book],
    ['in an emergency', { ...specialist, placeOfService: '23' }, plain, book],
    ['for a service that is no visit', { ...specialist, lineItems: [line({ procedureCode: '17000' })] }, plain, book],
    ['to a specialty that is exempt', specialist, plain, { ...book, referral: { ...book.referral, exemptSpecialties: new Set(['cardiology']) } }],
  ])('is not needed %s', (_, claim, by, policies) => {
    expect(referralNeeded(claim, by, policies)).toBe(false);
  }); // prettier-ignore
});

describe('the papers that a payer asks for', () => {
  const ALWAYS = ['DOC-NDC', 'DOC-ORDER', 'DOC-INJURY', 'DOC-CLIA', 'DOC-REFER', 'DOC-RECORD'];
  const everything = claimOf([
    ...['97110', '17000', 'J1885', '70450', '81003', '97802'].map((procedureCode) => line({ procedureCode })),
    line({ modifiers: ['22'], diagnosisCodes: ['S52.501A'] }),
  ]);

  it('are those of every payer, of its line of business and of its habits', () => {
    expect(ids(documentsNeeded(everything, plain, book))).toEqual(ALWAYS);
    expect(ids(documentsNeeded(everything, payer({ documentationHabits: ['therapy-notes'] }), book))).toEqual([...ALWAYS, 'DOC-THERAPY']);
    expect(ids(documentsNeeded(everything, payer({ kind: 'medicare' }), book))).toEqual([...ALWAYS, 'DOC-MEDICARE']);
  }); // prettier-ignore

  it('are found once for a payer, and anew for another book', () => {
    expect(documentsNeeded(everything, plain, book)).toBe(documentsNeeded(everything, plain, book));
    const shorter: PolicyBook = { ...book, documentation: book.documentation.slice(0, 1) };
    expect(ids(documentsNeeded(everything, plain, shorter))).toEqual(['DOC-NDC']);
    expect(ids(documentsNeeded(everything, plain, book))).toEqual(ALWAYS);
  });

  it.each([
    ['a drug', claimOf([line(), line({ procedureCode: 'J1885' })]), ['DOC-NDC']],
    ['a picture that must be ordered', claimOf([line({ procedureCode: '70450' })]), ['DOC-ORDER']],
    ['an injury', claimOf([line({ diagnosisCodes: ['S52.501A'] })]), ['DOC-INJURY']],
    ['a test of the laboratory and unusual work', claimOf([line({ procedureCode: '81003' }), line({ modifiers: ['25', '22'] })]), ['DOC-CLIA', 'DOC-RECORD']],
    ['a service that is referred to', claimOf([line({ procedureCode: '97802' })]), ['DOC-REFER']],
    ['a code that nobody knows', claimOf([line({ procedureCode: '00000', diagnosisCodes: ['Q99.99'] })]), []],
    ['nothing of the kind', cleanClaim(), []],
  ])('for %s', (_, claim, expected) => {
    expect(ids(documentsNeeded(claim, plain, book))).toEqual(expected);
  }); // prettier-ignore

  it('go by the code where the rule names codes, and by nothing where it names nothing', () => {
    const therapy = payer({ documentationHabits: ['therapy-notes'] });
    expect(ids(documentsNeeded(claimOf([line({ procedureCode: '97110' })]), therapy, book))).toEqual(['DOC-THERAPY']);
    expect(documentsNeeded(claimOf([line()]), therapy, book)).toEqual([]);
    const bare = { id: 'DOC-BARE', requires: 'attachment', carc: '252', rarc: 'N706' } as const;
    const unusual = claimOf([line({ modifiers: ['22'] })]);
    expect(documentsNeeded(unusual, plain, { ...book, documentation: [bare] })).toEqual([]);
  });

  it('are all that one code calls for', () => {
    const record = { id: 'DOC-DRUG', requires: 'attachment', codes: ['J1885'], carc: '252', rarc: 'N706' } as const;
    const both: PolicyBook = { ...book, documentation: [...book.documentation, record] };
    expect(ids(documentsNeeded(claimOf([line({ procedureCode: 'J1885' })]), plain, both))).toEqual([
      'DOC-NDC',
      'DOC-DRUG',
    ]);
  });

  it('come once each and in the order of the book, however often and in whatever order they are called for', () => {
    const claim = claimOf([
      line({ modifiers: ['22'] }),
      line({ procedureCode: '81003', diagnosisCodes: ['S52.501A'] }),
      line({ procedureCode: 'J1885', modifiers: ['22'] }),
    ]);
    expect(ids(documentsNeeded(claim, plain, book))).toEqual(['DOC-NDC', 'DOC-INJURY', 'DOC-CLIA', 'DOC-RECORD']);
  });
});
