/// <reference path="./json.d.ts" />
import {
  type AuthorizationRule,
  type DiagnosisRules,
  type DocumentRule,
  type FrequencyRule,
  type GenerationConfig,
  type ModifierRule,
  type NecessityRule,
  type PolicyBook,
  type PricingMode,
  withRuleChanges,
} from '@portal/domain';
import pairRows from './data/code-pairs.json';
import ruleRows from './data/payer-rules.json';
import { documentRuleOf, frequencyRuleOf, modifierRuleOf } from './reference-rows.js';
import { REFERENCE } from './reference.js';

interface PayerRules {
  readonly bypassModifiers: readonly string[];
  readonly bundledCodes: readonly string[];
  readonly diagnosisRules: DiagnosisRules;
  readonly modifierRules: readonly ModifierRule[];
  readonly frequency: readonly FrequencyRule[];
  readonly authorization: readonly AuthorizationRule[];
  readonly referral: { readonly exemptPlaces: readonly string[]; readonly exemptSpecialties: readonly string[] };
  readonly necessity: readonly NecessityRule[];
  readonly documentation: readonly DocumentRule[];
}

const books = new Map<PricingMode, PolicyBook>();

/** The policy book of the reference world under the given pricing. Compiled once. */
export function policyBook(pricing: PricingMode): PolicyBook {
  let book = books.get(pricing);
  if (!book) books.set(pricing, (book = compile(pricing)));
  return book;
}

/** What decides which rules the claims of a run are answered by. */
export type RunRules = Pick<GenerationConfig, 'pricing' | 'ruleChanges' | 'startDate'>;

/**
 * The rules by which the claims of a run are answered: the book under its pricing, with the rules that change in it. Claims
 * of no run (null) follow the fee schedule.
 */
export function policyBookOf(config: RunRules | null): PolicyBook {
  return config ? withRuleChanges(policyBook(config.pricing), config) : policyBook('fee-schedule');
}

/**
 * The policy book where only rules are asked for: which claims they refuse does not depend on prices, so that any pricing
 * would do. Rules that change within a run are not among them.
 */
export function payerRules(): PolicyBook {
  return policyBook('fee-schedule');
}

function compile(pricing: PricingMode): PolicyBook {
  const rules = ruleRows as PayerRules;
  const modifierRules = rules.modifierRules.map(modifierRuleOf);
  return {
    pricing,
    procedures: REFERENCE.procedures,
    diagnoses: REFERENCE.diagnoses,
    payers: REFERENCE.payerById,
    providers: REFERENCE.providerById,
    specialties: REFERENCE.specialtyById,
    pairs: compilePairs(pairRows as readonly (readonly [string, string, 0 | 1, string])[]),
    bypassModifiers: new Set(rules.bypassModifiers),
    bundledCodes: new Set(rules.bundledCodes),
    diagnosisRules: rules.diagnosisRules,
    modifierRules: groupByCode(modifierRules.filter((rule) => rule.codes)),
    placeModifierRules: modifierRules.filter((rule) => !rule.codes),
    frequency: groupByCode(rules.frequency.map(frequencyRuleOf)),
    authorization: rules.authorization,
    authorizationByCode: firstByCode(rules.authorization),
    referral: {
      exemptPlaces: new Set(rules.referral.exemptPlaces),
      exemptSpecialties: new Set(rules.referral.exemptSpecialties),
    },
    necessity: firstByCode(rules.necessity),
    documentation: rules.documentation.map(documentRuleOf),
    siteRules: new Map(),
  };
}

function compilePairs(rows: readonly (readonly [string, string, 0 | 1, string])[]): PolicyBook['pairs'] {
  const pairs = new Map<string, Map<string, 0 | 1>>();
  for (const [first, second, indicator] of rows) {
    let seconds = pairs.get(first);
    if (!seconds) pairs.set(first, (seconds = new Map()));
    seconds.set(second, indicator);
  }
  return pairs;
}

function groupByCode<Rule extends { readonly codes?: readonly string[] }>(rules: readonly Rule[]): Map<string, Rule[]> {
  const byCode = new Map<string, Rule[]>();
  for (const rule of rules) for (const code of rule.codes ?? []) byCode.set(code, [...(byCode.get(code) ?? []), rule]);
  return byCode;
}

function firstByCode<Rule extends { readonly codes: readonly string[] }>(rules: readonly Rule[]): Map<string, Rule> {
  const byCode = new Map<string, Rule>();
  for (const rule of rules) for (const code of rule.codes) if (!byCode.has(code)) byCode.set(code, rule);
  return byCode;
}
