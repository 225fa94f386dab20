import type { ClaimSubmission } from '../../claims/claim.js';
import { bookWith, type ClaimChanges, claimOf, line, policyBook as book, practiceBook } from '../../testing/index.js';
import { adjudicate } from '../adjudicate.js';
import type { Diagnosis, FrequencyRule, ModifierRule, PolicyBook, Procedure, SiteRule } from '../policy-book.js';

/** What was found: edit, rule and line. */
const found = (claim: ClaimSubmission, policies: PolicyBook = book) =>
  adjudicate(claim, policies).findings.map(({ edit, ruleId, lineNumber }) => [edit, ruleId, lineNumber]);

const coded = (procedureCode: string, modifiers: readonly string[] = [], lineNumber = 1) =>
  line({ procedureCode, modifiers, lineNumber });
const diagnosed = (...diagnosisCodes: string[]) =>
  claimOf([line({ diagnosisCodes: diagnosisCodes.slice(0, 1) })], { diagnosisCodes });
const withProcedure = (code: string, facts: Partial<Procedure>, policies = book): PolicyBook => ({
  ...policies,
  procedures: new Map([
    ...policies.procedures,
    [code, { ...(policies.procedures.get('83036') as Procedure), code, ...facts }],
  ]),
});
const withPair = (first: string, second: string, indicator: 0 | 1, policies = book): PolicyBook => ({
  ...policies,
  pairs: new Map([[first, new Map([[second, indicator]])]]),
});

describe('diagnoses', () => {
  it.each([[['I10', 'I11.0', 'I50.9']], [['I11.0', 'I50.9', 'I10']]])('%j: two of them exclude each other', (codes) => {
    expect(found(diagnosed(...codes))).toEqual([['DXRULE', null, null]]);
  });

  describe('under several rules', () => {
    const ruled = (rules: Partial<PolicyBook['diagnosisRules']>): PolicyBook => ({
      ...book,
      diagnosisRules: { ...book.diagnosisRules, excludes: [], needs: [], order: [], ...rules },
    });
    const broken = [['DXRULE', null, null]];

    it('need another beside them, each by its own rule', () => {
      const needs = [
        { code: 'I11.0', oneOf: ['I50'] },
        { code: 'E11.9', oneOf: ['H61', 'S52'] },
      ];
      expect(found(diagnosed('E11.9', 'I50.9'), ruled({ needs }))).toEqual(broken);
      expect(found(diagnosed('E11.9', 'H61.21'), ruled({ needs }))).toEqual([]);
      expect(found(diagnosed('I11.0'), ruled({ needs }))).toEqual(broken);
      expect(found(diagnosed('I50.9'), ruled({ needs }))).toEqual([]);
    });

    it('stand in the order of a rule that names their beginnings', () => {
      const order = [
        ['I11', 'I50'],
        ['E11', 'I1'],
      ] as const;
      expect(found(diagnosed('I10', 'E11.9'), ruled({ order }))).toEqual(broken);
      expect(found(diagnosed('E11.9', 'I10'), ruled({ order }))).toEqual([]);
      expect(found(diagnosed('I10', 'I50.9'), ruled({ order }))).toEqual([]);
    });

    it('exclude each other by any rule that both stand in, on either side', () => {
      const excludes = [
        ['I10', 'H61'],
        ['I1', 'E11'],
      ] as const;
      expect(found(diagnosed('I10', 'E11.9'), ruled({ excludes }))).toEqual(broken);
      expect(found(diagnosed('E11.9', 'I10'), ruled({ excludes }))).toEqual(broken);
      expect(found(diagnosed('H61.21', 'E11.9'), ruled({ excludes }))).toEqual([]);
      expect(found(diagnosed('I10', 'I10'), ruled({ excludes: [['I10', 'I10']] }))).toEqual([]);
    });
  });

  it('are at most as many as the book allows; those beyond are named', () => {
    const two = { ...book, diagnosisRules: { ...book.diagnosisRules, maximum: 2 } };
    expect(found(diagnosed('I10', 'E11.9'), two)).toEqual([]);
    expect(adjudicate(diagnosed('I10', 'E11.9', 'I50.9'), two).findings).toMatchObject([
      { edit: 'DXRULE', codes: ['I50.9'] },
    ]);
  });

  it('are pointed at by a line four at most', () => {
    const codes = ['I10', 'E11.9', 'I50.9', 'H61.21', 'Z79.4'];
    const pointing = (many: number) => claimOf([line({ diagnosisCodes: codes.slice(0, many) })]);
    expect(found(pointing(4))).toEqual([]);
    expect(found(pointing(5))).toEqual([['MISSING', null, 1]]);
  });
});

describe('modifiers of a line', () => {
  it.each([
    [['22', '76', '77', '79'], []],
    [['22', '76', '77', '79', 'Q6'], [['MODRULE', 'modifier-list', 1]]],
    [['22', '76', '22'], [['MODRULE', 'modifier-list', 1]]],
  ])('%j are four at most and none twice', (modifiers, findings) => {
    expect(found(claimOf([coded('17000', modifiers)]))).toEqual(findings);
  });

  it.each([
    ['RT', 'H61.21', []],
    ['LT', 'H61.21', [['MODRULE', 'laterality', 1]]],
    ['LT', 'I10', []],
  ])('%s on a line that points at %s', (modifier, code, findings) => {
    expect(found(claimOf([line({ procedureCode: '17000', modifiers: [modifier], diagnosisCodes: [code] })]))).toEqual(
      findings,
    );
  });

  it.each([
    ['RT', ['H61.22'], true],
    ['RT', ['I10', 'H61.22'], true],
    ['LT', ['H61.22'], false],
    ['RT', ['H61.21', 'H61.22'], false],
    ['LT', ['H61.21', 'H61.22'], false],
    ['22', ['H61.21'], false],
  ])('%s on a line that points at %j: the other side is %j', (modifier, diagnosisCodes, isOther) => {
    const left = { ...(book.diagnoses.get('H61.21') as Diagnosis), code: 'H61.22', side: 'left' } as const;
    const policies = { ...book, diagnoses: new Map([...book.diagnoses, [left.code, left]]) };
    const claim = claimOf([line({ procedureCode: '17000', modifiers: [modifier], diagnosisCodes })]);
    expect(found(claim, policies)).toEqual(isOther ? [['MODRULE', 'laterality', 1]] : []);
  });

  it('are answered with a code of their own', () => {
    const codesOf = (claim: ClaimSubmission, policies = book) =>
      adjudicate(claim, policies).findings.map(({ carc, rarcs }) => [carc, ...rarcs]);
    expect(codesOf(claimOf([coded('17000', ['22', '22'])]))).toEqual([['4', 'N823']]);
    const elsewhere = claimOf([coded('81003')], { cliaNumber: '00D0000001', providerId: 'PRV-X' });
    expect(codesOf(elsewhere, practiceBook)).toEqual([['16', 'MA120']]);
  });

  it.each(['95', '93', 'GT'])('%s is for visits by video, not for the office', (modifier) => {
    expect(found(claimOf([coded('99213', [modifier])]))).toEqual([['TELE', 'place', 1]]);
  });

  const ruled = (rule: Omit<ModifierRule, 'id'>, policies = book): PolicyBook => ({
    ...policies,
    placeModifierRules: [{ id: 'MR-X', ...rule }],
  });
  const broken = [['MODRULE', 'MR-X', 1]];

  it('may be one of several', () => {
    const oneOf = ruled({ needsOneOf: ['Q5', 'Q6'] });
    expect(found(claimOf([coded('17000', ['22'])]), oneOf)).toEqual(broken);
    expect(found(claimOf([coded('17000', ['Q6'])]), oneOf)).toEqual([]);
  });

  it('are asked for only at the place, for the part and after the diagnosis of the rule', () => {
    const at = (placeOfService: string) => claimOf([coded('17000')], { placeOfService });
    const inHospital = ruled({ needs: '26', when: { pos: ['22'], pcTc: 0 } });
    expect([found(at('22'), inHospital), found(at('11'), inHospital)]).toEqual([broken, []]);
    expect(found(at('22'), ruled({ needs: '26', when: { pos: ['22'], pcTc: 1 } }))).toEqual([]);
    const preventive = ruled({ needs: '33', when: { dxFirst: ['Z12'] } });
    expect(found(at('11'), preventive)).toEqual([]);
    expect(found(at('11'), ruled({ needs: '33', when: { dxFirst: ['Z12', 'I1'] } }))).toEqual(broken);
  });

  it('are not asked for where the practice’s laboratory is of the kind that the rule leaves out', () => {
    const claim = claimOf([coded('17000')]);
    expect(found(claim, ruled({ needs: 'QW', unlessProviderLab: 'waived' }, practiceBook))).toEqual([]);
    expect(found(claim, ruled({ needs: 'QW', unlessProviderLab: 'moderate' }, practiceBook))).toEqual(broken);
  });
});

describe('a test of the laboratory', () => {
  it('is paid only to a practice that is certified for it', () => {
    const urine = claimOf([coded('81003')], { cliaNumber: '00D0000001' });
    const refused = [['MODRULE', 'laboratory', 1]];
    expect(found(urine, practiceBook)).toEqual([]);
    expect(found({ ...urine, providerId: 'PRV-X' }, practiceBook)).toEqual(refused);
    expect(found(urine, withProcedure('81003', { clia: 'moderate' }, practiceBook))).toEqual(refused);
  });
});

describe('a service that is done beside another', () => {
  it('is paid with it, on whatever line that stands, and not alone', () => {
    const further = (...codes: string[]) =>
      found(claimOf([...codes, '64484'].map((code, index) => coded(code, [], index + 1))));
    expect(further()).toEqual([['ADDON', null, 1]]);
    expect(further('17000')).toEqual([['ADDON', null, 2]]);
    expect(further('17000', '64483')).toEqual([]);
  });
});

describe('how often a service is paid', () => {
  const sugar = line({ procedureCode: '83036', diagnosisCodes: ['E11.9'] });
  const doneOn = (dateOfService: string, changes: ClaimChanges = {}) =>
    claimOf([sugar], { ...changes, record: { priorServices: [{ procedureCode: '83036', dateOfService }] } });
  const tooSoon = [['FREQ', 'FREQ-A1C', 1]];
  const ruled = (part: Partial<FrequencyRule>): PolicyBook => ({
    ...book,
    frequency: new Map([
      ['83036', [{ id: 'FREQ-A1C', codes: ['83036'], minDays: 85, carc: '151', rarc: 'N640', group: 'CO', ...part }]],
    ]),
  });

  it('is counted from services of the same day or earlier, not from later ones', () => {
    expect(found(doneOn('2026-03-10'))).toEqual(tooSoon);
    expect(found(doneOn('2026-03-11'))).toEqual([]);
  });

  it('does not bear on places, diagnoses and visits that the rule leaves out', () => {
    const claim = doneOn('2026-03-01');
    expect(found(claim, ruled({ notPos: ['11'] }))).toEqual([]);
    expect(found(claim, ruled({ notPos: ['22'] }))).toEqual(tooSoon);
    expect(found(claim, ruled({ unlessDx: ['E11.9'] }))).toEqual([]);
    expect(found(claim, ruled({ unlessDx: ['I10'] }))).toEqual(tooSoon);
    expect(found(claim, ruled({ screeningOnly: true }))).toEqual([]);
  });

  it('has no limit of therapy visits at a payer that sets none', () => {
    const therapy = claimOf([coded('97110', ['GP'])], { record: { therapyVisitsUsed: 20 } });
    expect(found(therapy)).toEqual([['FREQ', 'FREQ-PT', 1]]);
    expect(found(therapy, bookWith({ therapyVisitLimit: null }))).toEqual([]);
  });
});

describe('what a payer holds against a service of its own', () => {
  it('is not covered, whatever the member’s plan says', () => {
    expect(found(claimOf([coded('17000')]), bookWith({ excludesCodes: ['17000'] }))).toEqual([['NONCOV', null, 1]]);
  });

  it('has a remark of its own where Medicare finds it not necessary', () => {
    const sugar = claimOf([coded('83036')]);
    const remarks = (['commercial', 'medicare', 'ma'] as const).map(
      (kind) => adjudicate(sugar, bookWith({ kind })).findings[0]?.rarcs,
    );
    expect(remarks).toEqual([['N569'], ['N115'], ['N115']]);
  });
});

describe('two procedures of one day', () => {
  it.each([
    [['RT'], ['LT'], []],
    [['RT'], ['RT'], [['PTP', 'PTP-1', 2]]],
    [['RT'], [], [['PTP', 'PTP-1', 2]]],
    [['RT'], ['XS'], []],
    [['59'], [], []],
    [[], ['RT'], [['PTP', 'PTP-1', 2]]],
    [['76'], ['RT'], [['PTP', 'PTP-1', 2]]],
    [['RT'], ['76'], [['PTP', 'PTP-1', 2]]],
    [['RT', 'E1'], ['RT', 'E2'], [['PTP', 'PTP-1', 2]]],
    [['LT'], ['RT'], []],
    [['E1'], ['E2'], []],
    [['E2'], ['E3'], []],
    [['E3'], ['E4'], []],
    [['F3'], ['F8'], []],
  ])('with %j and %j', (first, second, findings) => {
    expect(found(claimOf([coded('11102', first), coded('17000', second, 2)]))).toEqual(findings);
  });

  it('are no pair where one is never paid apart: that is the objection', () => {
    const claim = claimOf([coded('17000'), coded('99000', [], 2)]);
    expect(found(claim, withPair('17000', '99000', 0))).toEqual([['BUNDLED', null, 2]]);
  });
});

describe('two visits of one day', () => {
  const preventive = withProcedure('99396', { em: true });
  const both = (modifiers: readonly string[]) => claimOf([coded('99396'), coded('99213', modifiers, 2)]);

  it('are both paid where the office visit beside a preventive one carries 25', () => {
    expect(found(both([]), preventive)).toEqual([['EM25', null, 2]]);
    expect(found(both(['25']), preventive)).toEqual([]);
  });

  it('need 25 where the table of pairs has them, and are never paid together where it says so', () => {
    const other = withProcedure('99499', { em: true });
    const claim = (modifiers: readonly string[]) => claimOf([coded('99499'), coded('99213', modifiers, 2)]);
    expect(found(claim([]), other)).toEqual([]);
    expect(found(claim([]), withPair('99499', '99213', 1, other))).toEqual([['EM25', null, 2]]);
    expect(found(claim(['25']), withPair('99499', '99213', 1, other))).toEqual([]);
    expect(found(claim(['25']), withPair('99499', '99213', 0, other))).toEqual([['PTP', 'PTP-0', 2]]);
  });
});

describe('a visit beside something else', () => {
  const beside = (first: string, policies: PolicyBook) =>
    found(claimOf([coded(first), coded('99213', [], 2)]), policies);

  it('needs 25 where the table of pairs has them, whatever the other is', () => {
    expect(beside('58100', book)).toEqual([]);
    expect(beside('58100', withPair('58100', '99213', 1))).toEqual([['EM25', null, 2]]);
  });

  it('needs 25 beside a yearly visit of Medicare', () => {
    expect(beside('G0438', withProcedure('G0438', { em: true }))).toEqual([['EM25', null, 2]]);
    expect(beside('G0437', withProcedure('G0437', { em: true }))).toEqual([]);
  });

  it('needs none where it is no office visit', () => {
    const claim = claimOf([coded('17000'), coded('99499', [], 2)]);
    expect(found(claim, withProcedure('99499', { em: true }))).toEqual([]);
  });
});

describe('the complexity of a visit', () => {
  const complex = (...lines: readonly [string, string[]][]) =>
    found(
      claimOf(
        [...lines, ['G2211', []] as const].map(([code, modifiers], index) => coded(code, [...modifiers], index + 1)),
      ),
    );
  const refused = ['EM25', 'G2211'];

  it('is not paid beside a visit that carries 25', () => {
    expect(complex(['99213', ['25']])).toEqual([[...refused, 2]]);
    expect(complex(['00000', []], ['99213', ['25']])).toContainEqual([...refused, 3]);
  });

  it('is paid beside any other, whatever else carries it', () => {
    expect(complex(['99213', []])).toEqual([]);
    expect(complex(['97110', ['GP', '25']], ['99213', []])).toEqual([]);
    expect(complex(['97110', ['GP']])).toEqual([]);
  });
});

describe('a visit that the table of pairs puts first', () => {
  const claim = (visit: readonly string[], other: readonly string[]) =>
    claimOf([coded('99213', visit), coded('81099', other, 2)]);
  const pair = (indicator: 0 | 1) => withPair('99213', '81099', indicator, withProcedure('81099', {}));

  it('is paid beside the other with 25 on the visit or 59 on the other, or never', () => {
    expect(found(claim([], []), pair(1))).toEqual([['EM25', null, 1]]);
    expect(found(claim(['25'], []), pair(1))).toEqual([]);
    expect(found(claim([], ['59']), pair(1))).toEqual([]);
    expect(found(claim(['25'], ['59']), pair(0))).toEqual([['PTP', 'PTP-0', 2]]);
  });
});

describe('a paper that is not there', () => {
  /** Asks for notes with every therapy. */
  const thorough: PolicyBook = {
    ...practiceBook,
    payers: bookWith({ documentationHabits: ['therapy-notes'] }).payers,
  };

  it.each<[string, readonly [string, string[]], string, ClaimChanges]>([
    ['who ordered it', ['70450', []], 'DOC-ORDER', { orderingNpi: '9000000025' }],
    ['who referred to it', ['97802', []], 'DOC-REFER', { referringNpi: '9000000025' }],
    ['the certificate of the laboratory', ['81003', []], 'DOC-CLIA', { cliaNumber: '00D0000001' }],
    ['notes of a service', ['97110', ['GP']], 'DOC-THERAPY', { attachmentControlNumber: 'A1' }],
    ['a record of unusual work', ['69210', ['22']], 'DOC-RECORD', { attachmentControlNumber: 'A1' }],
  ])('is named with the line that asks for it: %s', (_, [code, modifiers], ruleId, changes) => {
    const record = { authorizedRules: ['AUTH-IMG'] };
    const lines = [coded('17000', ['76']), coded(code, modifiers, 2)];
    expect(found(claimOf(lines, { record }), thorough)).toEqual([['DOC', ruleId, 2]]);
    expect(found(claimOf(lines, { record, ...changes }), thorough)).toEqual([]);
  });

  it('is the number of the drug, on the first line of a drug that has none', () => {
    const drug = (lineNumber: number, ndc: string | null) => ({ ...coded('J1885', [], lineNumber), ndc });
    expect(found(claimOf([coded('17000'), drug(2, null)]))).toEqual([['DOC', 'DOC-NDC', 2]]);
    expect(found(claimOf([coded('17000'), drug(2, '00000000001')]))).toEqual([]);
    const twice = withProcedure('J1885', { ndc: true, mue: 2 });
    expect(found(claimOf([drug(1, '00000000001'), { ...drug(2, null), modifiers: ['76'] }]), twice)).toEqual([
      ['DOC', 'DOC-NDC', 2],
    ]);
  });

  it('is named where the line beside it has a code that nobody knows', () => {
    const beside = (code: string) => found(claimOf([coded('00000'), coded(code, [], 2)]), practiceBook);
    expect(beside('J1885')).toContainEqual(['DOC', 'DOC-NDC', 2]);
    expect(beside('97802')).toContainEqual(['DOC', 'DOC-REFER', 2]);
  });

  it('is on no line where the whole claim asks for it: the day of the accident', () => {
    const injury = claimOf([line({ procedureCode: '17000', modifiers: ['76'], diagnosisCodes: ['S52.501A'] })]);
    expect(found(injury)).toEqual([['DOC', 'DOC-INJURY', null]]);
    expect(found({ ...injury, accidentDate: '2026-03-09' })).toEqual([]);
  });
});

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
