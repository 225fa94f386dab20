import type { Diagnosis, DocumentRule, FrequencyRule, ModifierRule, Payer, Procedure } from '@portal/domain';

/**
 * Rows of the data files hold only what differs from the usual. They are read for every line of every claim, and the engine
 * reads objects fast that all have the same fields in the same order: so here each is written out, with `undefined` for
 * what its row leaves out. The type asks for every field, so that none can be forgotten.
 */
type WrittenOut<Row> = { readonly [Field in keyof Required<Row>]: Row[Field] };

/** A procedure with all its fields. */
export function procedureOf(row: Procedure): WrittenOut<Procedure> {
  return {
    code: row.code,
    label: row.label,
    category: row.category,
    demoCategory: row.demoCategory,
    feeCents: row.feeCents,
    feeFacilityCents: row.feeFacilityCents,
    fee26Cents: row.fee26Cents,
    mue: row.mue,
    mai: row.mai,
    pcTc: row.pcTc,
    procedureClass: row.procedureClass,
    addOnTo: row.addOnTo,
    em: row.em,
    emOffice: row.emOffice,
    emLevel: row.emLevel,
    emFamily: row.emFamily,
    telehealth: row.telehealth,
    ndc: row.ndc,
    clia: row.clia,
    needsOrdering: row.needsOrdering,
    needsReferring: row.needsReferring,
    ageMin: row.ageMin,
    ageMax: row.ageMax,
    sex: row.sex,
  };
}

/** A diagnosis with all its fields. */
export function diagnosisOf(row: Diagnosis): WrittenOut<Diagnosis> {
  return {
    code: row.code,
    label: row.label,
    role: row.role,
    side: row.side,
    injury: row.injury,
    usualAge: row.usualAge,
    ageMin: row.ageMin,
    ageMax: row.ageMax,
    sex: row.sex,
  };
}

/** A payer with all its fields. */
export function payerOf(row: Payer): WrittenOut<Payer> {
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    type: row.type,
    submitsClaims: row.submitsClaims,
    feeMultiple: row.feeMultiple,
    authorizationRules: row.authorizationRules,
    documentationHabits: row.documentationHabits,
    requiresReferral: row.requiresReferral,
    therapyVisitLimit: row.therapyVisitLimit,
    excludesCodes: row.excludesCodes,
    timelyFilingDays: row.timelyFilingDays,
    adjudicationLag: row.adjudicationLag,
    patientShare: row.patientShare,
    ageShare: row.ageShare,
    onlySpecialties: row.onlySpecialties,
    childOnly: row.childOnly,
  };
}

/** A limit on how often a service is paid, with all its fields. */
export function frequencyRuleOf(row: FrequencyRule): WrittenOut<FrequencyRule> {
  return {
    id: row.id,
    codes: row.codes,
    carc: row.carc,
    rarc: row.rarc,
    group: row.group,
    minDays: row.minDays,
    visitLimit: row.visitLimit,
    notPos: row.notPos,
    screeningOnly: row.screeningOnly,
    unlessDx: row.unlessDx,
  };
}

/** A rule about modifiers, with all its fields. */
export function modifierRuleOf(row: ModifierRule): WrittenOut<ModifierRule> {
  return {
    id: row.id,
    codes: row.codes,
    when: row.when,
    needs: row.needs,
    needsOneOf: row.needsOneOf,
    unlessProviderLab: row.unlessProviderLab,
  };
}

/** A rule about papers, with all its fields. */
export function documentRuleOf(row: DocumentRule): WrittenOut<DocumentRule> {
  return {
    id: row.id,
    requires: row.requires,
    flag: row.flag,
    codes: row.codes,
    modifiers: row.modifiers,
    kinds: row.kinds,
    payerHabit: row.payerHabit,
    carc: row.carc,
    rarc: row.rarc,
  };
}
