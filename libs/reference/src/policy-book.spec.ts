import { PATTERN_LIST } from '@portal/domain';
import { policyBook, policyBookOf } from './policy-book.js';
import { REFERENCE } from './reference.js';

const book = policyBook('fee-schedule');
const { procedures, diagnoses, modifiers, placesOfService, carcs, rarcs, carcsThatNeedRemark, payers } = REFERENCE;

/** Codes that the edits name by themselves, beside those of the payers' rules: adjustment code, then its remarks. */
const CODES_OF_EDITS: readonly (readonly [string, ...string[]])[] = [
  ['109', 'N418'], ['31', 'N382'], ['27'], ['18'], ['29'], ['22', 'MA04'], ['16', 'N290', 'MA130'],
  ['16', 'MA114', 'MA130'], ['16', 'N329', 'MA130'], ['16', 'M76', 'MA130'], ['146', 'M76'], ['9'], ['10'], ['6'],
  ['7'], ['16', 'M51'], ['97', 'N390'], ['B15', 'N674'], ['96', 'N130'], ['4', 'N822'], ['4', 'N519'], ['4', 'N823'],
  ['16', 'MA120'], ['50', 'N115'], ['50', 'N569'], ['96', 'N776'], ['5', 'M77'], ['151', 'N362'], ['97', 'M15'],
  ['284', 'M62'], ['197', 'M62'], ['288', 'N286'], ['45'], ['1'], ['2'], ['3'],
]; // prettier-ignore

const unknownProcedures = (codes: readonly string[]) => codes.filter((code) => !procedures.has(code));

describe('the policy book', () => {
  it('is compiled once for each pricing, over the same rules', () => {
    expect(policyBook('fee-schedule')).toBe(book);
    expect(policyBook('demo')).not.toBe(book);
    expect(policyBook('demo').pairs).toEqual(book.pairs);
  });

  it('of a run is that of its pricing with the rules that change in it; of no run that of the fee schedule', () => {
    const change = { payerId: 'PAY-002', procedureCode: '99214', placeOfService: '11', fromDay: 3 };
    const { siteRules, ...rest } = policyBookOf({ pricing: 'demo', startDate: '2026-01-05', ruleChanges: [change] });
    const { siteRules: _none, ...demo } = policyBook('demo');
    expect(rest).toEqual(demo);
    expect(siteRules.get('99214')).toMatchObject([{ payerId: 'PAY-002', effectiveFrom: '2026-01-07' }]);
    expect(policyBookOf({ pricing: 'demo', startDate: '2026-01-05' })).toBe(policyBook('demo'));
    expect(policyBookOf(null)).toBe(book);
  });

  it('pairs only codes that exist, and no code with itself', () => {
    for (const [first, seconds] of book.pairs) {
      expect(unknownProcedures([first, ...seconds.keys()])).toEqual([]);
      expect(seconds.has(first)).toBe(false);
    }
  });

  it.each([
    ['bundled codes', [...book.bundledCodes]],
    ['modifier rules', [...book.modifierRules.keys()]],
    ['frequency limits', [...book.frequency.values()].flat().flatMap(({ codes }) => codes)],
    ['authorization rules', book.authorization.flatMap(({ codes }) => codes)],
    ['necessity rules', [...book.necessity.keys()]],
    ['document rules', book.documentation.flatMap(({ codes }) => codes ?? [])],
  ])('names only procedures that exist in its %s', (_, codes) => {
    expect(codes.length).toBeGreaterThan(0);
    expect(unknownProcedures(codes)).toEqual([]);
  });

  it('asks only for modifiers and places that have words', () => {
    const rules = [...[...book.modifierRules.values()].flat(), ...book.placeModifierRules];
    const wanted = rules.flatMap(({ needs, needsOneOf }) => [...(needs ? [needs] : []), ...(needsOneOf ?? [])]);
    expect(wanted.filter((modifier) => !modifiers.has(modifier))).toEqual([]);
    const places = [
      ...book.authorization.flatMap(({ exemptPos }) => exemptPos),
      ...[...book.frequency.values()].flat().flatMap(({ notPos }) => notPos ?? []),
      ...book.referral.exemptPlaces,
    ];
    expect(places.filter((place) => !placesOfService.has(place))).toEqual([]);
  });

  it('supports every service by at least one diagnosis that exists', () => {
    for (const { id, supportedByPrefix } of book.necessity.values()) {
      const support = [...diagnoses.keys()].filter((code) =>
        supportedByPrefix.some((prefix) => code.startsWith(prefix)),
      );
      expect([id, support.length > 0]).toEqual([id, true]);
    }
  });

  it('exempts from referral only specialties that exist', () => {
    expect([...book.referral.exemptSpecialties].filter((id) => !REFERENCE.specialtyById.has(id))).toEqual([]);
  });
});

describe('payers', () => {
  it('have authorization rules and record habits that the book knows', () => {
    const authorizations = new Set(book.authorization.map(({ id }) => id));
    const habits = new Set(book.documentation.flatMap(({ payerHabit }) => (payerHabit ? [payerHabit] : [])));
    for (const { authorizationRules, documentationHabits } of payers) {
      expect(authorizationRules.filter((id) => !authorizations.has(id))).toEqual([]);
      expect(documentationHabits.filter((id) => !habits.has(id))).toEqual([]);
    }
  });

  it('serve only specialties that exist', () => {
    const named = payers.flatMap(({ onlySpecialties }) => onlySpecialties ?? []);
    expect(named.filter((id) => !REFERENCE.specialtyById.has(id))).toEqual([]);
  });
});

describe('the codes of a denial', () => {
  const used = [
    ...CODES_OF_EDITS,
    ...PATTERN_LIST.map(({ carc, rarcs: remarks }) => [carc, ...remarks]),
    ...[...book.frequency.values()].flat().map(({ carc, rarc }) => [carc, rarc]),
    ...book.documentation.map(({ carc, rarc }) => [carc, rarc]),
  ] as (readonly [string, ...string[]])[];

  it('have words, adjustment and remark alike', () => {
    expect(used.filter(([carc]) => !carcs.has(carc))).toEqual([]);
    expect(used.filter(([, ...remarks]) => remarks.some((remark) => !rarcs.has(remark)))).toEqual([]);
  });

  it('come with a remark where the adjustment code demands one', () => {
    expect(used.filter(([carc, ...remarks]) => carcsThatNeedRemark.has(carc) && remarks.length === 0)).toEqual([]);
  });

  it('are none that were retired', () => {
    expect(used.filter(([carc]) => ['15', '17', '125'].includes(carc))).toEqual([]);
  });
});
