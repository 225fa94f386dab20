import type {
  AuthorizationRule,
  Diagnosis,
  FrequencyRule,
  ModifierRule,
  NecessityRule,
  Payer,
  PolicyBook,
  Procedure,
} from '../adjudication/policy-book.js';

const byCode = <Row extends { readonly code: string }>(rows: readonly Row[]) =>
  new Map(rows.map((row) => [row.code, row]));

const procedure = (code: string, label: string, facts: Partial<Procedure> = {}): Procedure => ({
  code,
  label,
  category: 'Procedure',
  demoCategory: 'Procedure',
  feeCents: 8_000,
  mue: 1,
  mai: 2,
  pcTc: 0,
  ...facts,
});

const diagnosis = (code: string, label: string, facts: Partial<Diagnosis> = {}): Diagnosis => ({
  code,
  label,
  role: 'any',
  ...facts,
});

const visit = { em: true, emOffice: true, demoCategory: 'E&M' } as const;

const procedures = byCode([
  procedure('99213', 'Known patient office visit, level 3', { ...visit, feeCents: 9_001, telehealth: true }),
  procedure('69210', 'Impacted ear wax removed with tools', { procedureClass: 'minor', feeCents: 4_658 }),
  procedure('25600', 'Broken wrist set', { procedureClass: 'major' }),
  procedure('11102', 'Skin sample, shaved', { procedureClass: 'minor', mue: 2, mai: 3 }),
  procedure('17000', 'First skin spot frozen', { procedureClass: 'minor' }),
  procedure('64483', 'Spine injection', { procedureClass: 'minor' }),
  procedure('64484', 'Spine injection, further level', { addOnTo: ['64483'] }),
  procedure('83036', 'Long-term blood sugar', { demoCategory: 'Lab' }),
  procedure('97110', 'Exercise therapy'),
  procedure('99000', 'Specimen handling'),
  procedure('70450', 'Head CT without dye', { needsOrdering: true }),
  procedure('J1885', 'Ketorolac', { ndc: true }),
  procedure('58100', 'Womb-lining sample', { sex: 'F', ageMin: 12 }),
  procedure('G2211', 'Visit complexity'),
]);

const diagnoses = byCode([
  diagnosis('I10', 'High blood pressure'),
  diagnosis('I11.0', 'Heart disease from high blood pressure'),
  diagnosis('I50.9', 'Heart failure'),
  diagnosis('H61.21', 'Ear wax, right', { side: 'right' }),
  diagnosis('E11.9', 'Type 2 diabetes'),
  diagnosis('Z79.4', 'Uses insulin', { role: 'secondaryOnly' }),
  diagnosis('Z00.00', 'Check-up', { role: 'firstOnly', ageMin: 18 }),
  diagnosis('P07.30', 'Born early', { ageMax: 0 }),
  diagnosis('N40.0', 'Large prostate', { sex: 'M' }),
  diagnosis('S52.501A', 'Broken wrist', { injury: 'first' }),
]);

/** The payer of the hand-made book: wants 95 on video visits, has every kind of rule, leaves nothing to the patient. */
export function payer(changes: Partial<Payer> = {}): Payer {
  return {
    id: 'PAY-T1',
    name: 'Plain Mutual',
    kind: 'commercial',
    type: 'Private',
    submitsClaims: true,
    feeMultiple: 1.25,
    authorizationRules: ['AUTH-IMG'],
    documentationHabits: [],
    requiresReferral: true,
    therapyVisitLimit: 20,
    excludesCodes: [],
    timelyFilingDays: 90,
    adjudicationLag: null,
    patientShare: {},
    ageShare: [20, 20, 20, 20, 20],
    ...changes,
  };
}

const authorization: AuthorizationRule = { id: 'AUTH-IMG', codes: ['70450'], exemptPos: ['23'] };
const a1c: FrequencyRule = { id: 'FREQ-A1C', codes: ['83036'], minDays: 85, carc: '151', rarc: 'N640', group: 'CO' };
const therapy: FrequencyRule = {
  id: 'FREQ-PT',
  codes: ['97110'],
  visitLimit: true,
  carc: '119',
  rarc: 'N640',
  group: 'PR',
};
const diabetesOnly: NecessityRule = { id: 'NEC-A1C', codes: ['83036'], supportedByPrefix: ['E11'] };
const therapyPlan: ModifierRule = { id: 'MR-GP', codes: ['97110'], needs: 'GP' };

/** A small policy book made by hand, with one rule of each kind. */
export const policyBook: PolicyBook = {
  pricing: 'fee-schedule',
  procedures,
  diagnoses,
  payers: new Map([
    ['PAY-T1', payer()],
    ['PAY-T2', payer({ id: 'PAY-T2', name: 'Other Mutual' })],
  ]),
  providers: new Map(),
  specialties: new Map(
    ['family', 'cardiology'].map((id) => [
      id,
      { id, name: id, taxonomy: '207Q00000X', specialist: id !== 'family', ageShare: [20, 20, 20, 20, 20] },
    ]),
  ),
  pairs: new Map([
    ['11102', new Map<string, 0 | 1>([['17000', 1]])],
    ['64483', new Map<string, 0 | 1>([['11102', 0]])],
  ]),
  bypassModifiers: new Set(['59', 'XS', 'RT', 'LT']),
  bundledCodes: new Set(['99000']),
  diagnosisRules: {
    excludes: [['I10', 'I11']],
    needs: [{ code: 'I11.0', oneOf: ['I50'] }],
    order: [['I11.0', 'I50']],
    maximum: 12,
    maximumPointers: 4,
  },
  modifierRules: new Map([['97110', [therapyPlan]]]),
  placeModifierRules: [],
  frequency: new Map([
    ['83036', [a1c]],
    ['97110', [therapy]],
  ]),
  authorization: [authorization],
  authorizationByCode: new Map([['70450', authorization]]),
  referral: { exemptPlaces: new Set(['23']), exemptSpecialties: new Set() },
  necessity: new Map([['83036', diabetesOnly]]),
  documentation: [
    { id: 'DOC-NDC', requires: 'ndc', flag: 'ndc', carc: '16', rarc: 'M119' },
    { id: 'DOC-ORDER', requires: 'orderingProvider', flag: 'needsOrdering', carc: '16', rarc: 'N265' },
    { id: 'DOC-INJURY', requires: 'accidentDate', carc: '16', rarc: 'N305' },
  ],
  siteRules: new Map(),
};
