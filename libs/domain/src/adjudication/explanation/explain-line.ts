import type { Explanation, ExplanationScope } from './explain-denial.js';
import { diagnosisInWords, payerName, procedureInWords } from './explain-denial.js';

/** Words for edits on one line or on the diagnoses. */
export function explainLine(scope: ExplanationScope): Explanation {
  switch (scope.finding.edit) {
    case 'NEC':
      return necessity(scope);
    case 'FREQ':
      return frequency(scope);
    case 'MUE':
      return units(scope);
    case 'TELE':
      return telehealth(scope);
    case 'NONCOV':
      return notCovered(scope);
    case 'MODRULE':
      return modifierRule(scope);
    default:
      return codingRule(scope);
  }
}

function lineOf({ claim, finding }: ExplanationScope) {
  return claim.lineItems.find((line) => line.lineNumber === finding.lineNumber);
}

function necessity(scope: ExplanationScope): Explanation {
  const { finding, book } = scope;
  const [code, ...pointers] = finding.codes;
  const prefixes = widest(book.necessity.get(code ?? '')?.supportedByPrefix ?? []);
  return {
    rule: `What supports ${code}`,
    why: `Line ${finding.lineNumber} points ${procedureInWords(code, book)} at ${pointers.map((pointer) => diagnosisInWords(pointer, book)).join(', ')}. Under ${payerName(scope)}’s rule that does not support the service.`,
    remedy: supportOf(scope, prefixes),
  };
}

/** A diagnosis of the claim itself that supports the service, by its letter on the form; else what one begins with. */
function supportOf({ claim, finding, book }: ExplanationScope, prefixes: readonly string[]): string {
  const index = claim.diagnosisCodes.findIndex((code) => prefixes.some((prefix) => code.startsWith(prefix)));
  if (index < 0)
    return `A diagnosis that begins with ${listOf(prefixes.slice(0, 6))} would have passed, if the record shows one.`;
  const letter = String.fromCharCode('A'.charCodeAt(0) + index);
  const diagnosis = diagnosisInWords(claim.diagnosisCodes[index], book);
  return `Line ${finding.lineNumber} pointed at diagnosis ${letter}, ${diagnosis}, would have passed, if the record bears it out.`;
}

/** The prefixes that no other one covers: E0 covers E03. */
function widest(prefixes: readonly string[]): string[] {
  return prefixes.filter((prefix) => !prefixes.some((other) => other !== prefix && prefix.startsWith(other)));
}

function frequency(scope: ExplanationScope): Explanation {
  const { claim, finding, book } = scope;
  const code = finding.codes[0] ?? '';
  const rule = book.frequency.get(code)?.find(({ id }) => id === finding.ruleId);
  if (rule?.visitLimit) {
    const limit = book.payers.get(claim.payerId)?.therapyVisitLimit;
    return {
      rule: 'Therapy visits a year',
      why: `${claim.payerRecord.therapyVisitsUsed} therapy visits were already used this year; ${payerName(scope)} pays for ${limit}.`,
      remedy: 'Ask for more visits before the limit is reached, with a progress note.',
    };
  }
  const prior = claim.payerRecord.priorServices.find(({ procedureCode }) => rule?.codes.includes(procedureCode));
  return {
    rule: `How often ${code} is paid`,
    why: `Line ${finding.lineNumber} bills ${procedureInWords(code, book)} on ${claim.dateOfService}. It was last paid for service on ${prior?.dateOfService}, and ${rule?.minDays} days must lie between.`,
    remedy: 'Wait for the interval, or send the record that shows why it was needed sooner.',
  };
}

function units(scope: ExplanationScope): Explanation {
  const { claim, finding, book } = scope;
  const procedure = book.procedures.get(finding.codes[0] ?? '');
  const billed = claim.lineItems
    .filter((line) => line.procedureCode === procedure?.code)
    .reduce((sum, line) => sum + line.units, 0);
  return {
    rule: 'Most units a day',
    why: `${billed} units of ${procedureInWords(procedure?.code, book)} were billed for one day; the limit is ${procedure?.mue}.`,
    remedy:
      procedure?.mai === 3
        ? `Bill ${procedure.mue} or fewer, or appeal with a record that shows them all.`
        : `Bill ${procedure?.mue} or fewer. This limit is absolute; an appeal does not change it.`,
  };
}

function telehealth(scope: ExplanationScope): Explanation {
  const { claim, finding, book } = scope;
  const place = claim.placeOfService;
  const code = procedureInWords(finding.codes[0], book);
  if (finding.ruleId === 'not-eligible') {
    return {
      rule: 'Services that may be given by video',
      why: `Line ${finding.lineNumber} bills ${code} at place ${place}, but it cannot be given by video.`,
      remedy: 'Bill the place where the service was really given.',
    };
  }
  if (finding.ruleId === 'modifier') {
    return {
      rule: 'Video visits carry modifier 95',
      why: `Place ${place} says that line ${finding.lineNumber} was a video visit, but modifier 95 is missing.`,
      remedy: 'Modifier 95 on the line would have passed.',
      modifierToAdd: '95',
    };
  }
  const modifier = lineOf(scope)?.modifiers.find((text) => ['95', '93', 'GT'].includes(text));
  return {
    rule: 'Place and telehealth modifier agree',
    why: `Line ${finding.lineNumber} carries modifier ${modifier}, a video visit, but the place of service is ${place}.`,
    remedy:
      'Place 10 (patient at home) or 02 (patient elsewhere) would have passed; or no modifier, if the patient was in the office.',
  };
}

function notCovered(scope: ExplanationScope): Explanation {
  const { finding, book } = scope;
  const siteRule = book.siteRules.get(finding.codes[0] ?? '')?.find(({ id }) => id === finding.ruleId);
  if (siteRule) {
    const place = siteRule.placeOfService === null ? '' : ` at place ${siteRule.placeOfService}`;
    return {
      rule: 'Where a service is covered',
      why: `${payerName(scope)} no longer covers ${procedureInWords(finding.codes[0], book)}${place} on claims received since ${siteRule.effectiveFrom}.`,
      remedy: 'Ask the payer for its rule in writing, and where it still pays for the service.',
    };
  }
  return {
    rule: 'What the plan covers',
    why: `${payerName(scope)} does not cover ${procedureInWords(finding.codes[0], book)} under this patient’s plan.`,
    remedy:
      'Check benefits before the visit; the patient may owe the charge. An appeal can point to an exception in the plan.',
  };
}

function modifierRule(scope: ExplanationScope): Explanation {
  const { finding, book, claim } = scope;
  const code = finding.codes[0] ?? '';
  const rule = [...(book.modifierRules.get(code) ?? []), ...book.placeModifierRules].find(
    ({ id }) => id === finding.ruleId,
  );
  const wanted = rule?.needs ?? rule?.needsOneOf?.join(' or ');
  if (!wanted) {
    return {
      rule: 'Modifiers that fit',
      why: `The modifiers of line ${finding.lineNumber} (${lineOf(scope)?.modifiers.join(', ') || 'none'}) do not fit ${procedureInWords(code, book)} at ${claim.providerId}.`,
      remedy: 'Correct the modifiers and send the claim anew.',
    };
  }
  return {
    rule: `Modifier on ${code}`,
    why: `Line ${finding.lineNumber} bills ${procedureInWords(code, book)} without modifier ${wanted}.`,
    remedy: `Modifier ${wanted} on the line would have passed.`,
    ...(rule?.needs ? { modifierToAdd: rule.needs } : {}),
  };
}

function codingRule({ finding }: ExplanationScope): Explanation {
  const codes = listOf(finding.codes);
  const at = finding.lineNumber === null ? 'The claim' : `Line ${finding.lineNumber}`;
  const words: Partial<Record<string, string>> = {
    AGESEX: `${at} uses ${codes}, which does not fit the patient’s age or sex.`,
    ADDON: `${at} bills ${codes}, an add-on, without the service that it adds to.`,
    CODE: `${at} uses ${codes}, which is not a known code.`,
  };
  return {
    rule: 'Coding rules',
    why: words[finding.edit] ?? `The diagnoses ${codes} break a coding rule: order, combination or place.`,
    remedy: 'Correct the codes and send the claim anew.',
  };
}

function listOf(items: readonly string[]): string {
  return items.length > 1 ? `${items.slice(0, -1).join(', ')} or ${items.at(-1)}` : (items[0] ?? 'the right code');
}
