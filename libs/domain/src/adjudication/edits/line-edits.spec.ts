import type { ClaimSubmission } from '../../claims/claim.js';
import {
  bookWith,
  type ClaimChanges,
  claimOf,
  coded,
  found,
  line,
  policyBook as book,
  practiceBook,
  withProcedure,
} from '../../testing/index.js';
import { adjudicate } from '../adjudicate.js';
import type { Diagnosis, FrequencyRule, ModifierRule, PolicyBook } from '../policy-book.js';

describe('modifiers of a line', () => {
  it.each([
    [['22', '76', '77', '79'], []],
    [['22', '76', '77', '79', 'Q6'], [['MODRULE', 'modifier-list', 1]]],
    [['22', '76', '22'], [['MODRULE', 'modifier-list', 1]]],
  ])('%j are four at most and none twice', (modifiers, findings) => {
    expect(found(claimOf([coded('17000', modifiers)]))).toEqual(findings);
  });

  it.each([
    ['RT', ['H61.21'], false],
    ['LT', ['H61.21'], true],
    ['LT', ['I10'], false],
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
