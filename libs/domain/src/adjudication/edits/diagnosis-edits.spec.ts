import { claimOf, found, line, policyBook as book } from '../../testing/index.js';
import { adjudicate } from '../adjudicate.js';
import type { PolicyBook } from '../policy-book.js';

const diagnosed = (...diagnosisCodes: string[]) =>
  claimOf([line({ diagnosisCodes: diagnosisCodes.slice(0, 1) })], { diagnosisCodes });

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
