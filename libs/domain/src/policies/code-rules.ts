import type { ModifierRule, PolicyBook, Procedure } from '../adjudication/policy-book.js';
import { policyIdOf } from './policy-id.js';

/** Something that payers ask of a procedure code. */
export interface CodeRule {
  readonly policyId: string;
  /** In our own words. */
  readonly text: string;
}

/** Everything that payers ask of a procedure code, what is broken most often first. */
export function codeRulesOf(procedure: Procedure, book: PolicyBook): CodeRule[] {
  const { code } = procedure;
  const authorization = book.authorizationByCode.get(code);
  const asking = [...book.payers.values()].filter(
    ({ authorizationRules }) => authorization && authorizationRules.includes(authorization.id),
  ).length;
  const necessity = book.necessity.get(code);
  return [
    ...visitRules(procedure),
    ...(book.modifierRules.get(code) ?? []).map(modifierRule),
    ...(authorization && asking > 0
      ? [{ policyId: authorization.id, text: `needs an authorization at ${asking} payers` }]
      : []),
    ...(necessity
      ? [
          {
            policyId: necessity.id,
            text: `needs a diagnosis such as ${necessity.supportedByPrefix.slice(0, 4).join(', ')}`,
          },
        ]
      : []),
    ...(book.frequency.get(code) ?? []).map(({ id, minDays, visitLimit }) => ({
      policyId: id,
      text: visitLimit ? 'counts against the therapy visits of a year' : `is paid once in ${minDays} days`,
    })),
    ...documentRules(procedure, book),
    ...bundlingRules(procedure, book),
    ...patientRules(procedure),
    {
      policyId: `MUE-${procedure.mai}`,
      text: `${procedure.mue} ${procedure.mue === 1 ? 'unit' : 'units'} a day at most`,
    },
  ];
}

function visitRules({ em, procedureClass, telehealth }: Procedure): CodeRule[] {
  const rules: CodeRule[] = [];
  if (em) rules.push({ policyId: 'EM25', text: 'needs modifier 25 beside a procedure of the same day' });
  if (em) rules.push({ policyId: 'EM57', text: 'needs modifier 57 when it decides on major surgery' });
  if (procedureClass === 'minor') rules.push({ policyId: 'EM25', text: 'a visit beside it needs modifier 25' });
  if (procedureClass === 'major') rules.push({ policyId: 'EM57', text: 'a visit before it needs modifier 57' });
  if (telehealth)
    rules.push({ policyId: policyIdOf('TELE', 'modifier'), text: 'carries modifier 95 when given by video' });
  return rules;
}

function modifierRule({ id, needs, needsOneOf = [], when }: ModifierRule): CodeRule {
  const condition = when?.dxFirst ? ` when the first diagnosis is ${when.dxFirst.join(' or ')}` : '';
  return { policyId: id, text: `needs modifier ${needs ?? needsOneOf.join(' or ')}${condition}` };
}

function documentRules({ code, ...flags }: Procedure, { documentation }: PolicyBook): CodeRule[] {
  const words = {
    ndc: 'needs the drug code',
    orderingProvider: 'needs the number of the clinician who ordered it',
    referringProvider: 'needs the number of the clinician who referred the patient',
    cliaNumber: 'needs the certificate number of the laboratory',
    accidentDate: 'needs the date of the accident',
    attachment: 'needs records sent along',
  } as const;
  return documentation
    .filter(({ flag, codes }) => (flag ? Boolean(flags[flag]) : codes?.includes(code)))
    .map(({ id, requires, payerHabit }) => ({
      policyId: id,
      text: words[requires] + (payerHabit ? ' at some payers' : ''),
    }));
}

function bundlingRules({ code, addOnTo }: Procedure, { bundledCodes, pairs }: PolicyBook): CodeRule[] {
  const rules: CodeRule[] = [];
  if (bundledCodes.has(code)) rules.push({ policyId: 'BUNDLED', text: 'is always part of another service' });
  if (addOnTo) rules.push({ policyId: 'ADDON', text: `adds to ${addOnTo.slice(0, 4).join(', ')}` });
  const contained = [...pairs.values()].filter((seconds) => seconds.get(code) === 1).length;
  if (contained > 0)
    rules.push({ policyId: 'PTP-1', text: `is part of ${contained} other services unless a modifier parts them` });
  return rules;
}

function patientRules({ ageMin, ageMax, sex }: Procedure): CodeRule[] {
  const words = [
    ageMin !== undefined && `from age ${ageMin}`,
    ageMax !== undefined && `up to age ${ageMax}`,
    sex && `for ${sex === 'F' ? 'women' : 'men'}`,
  ].filter(Boolean);
  return words.length > 0 ? [{ policyId: 'AGESEX', text: words.join(', ') }] : [];
}
