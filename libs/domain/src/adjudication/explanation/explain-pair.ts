import type { Explanation, ExplanationScope } from './explain-denial.js';
import { procedureInWords } from './explain-denial.js';

/** Words for edits about two services of one day. */
export function explainPair(scope: ExplanationScope): Explanation {
  const { claim, finding, book } = scope;
  const [code, other] = finding.codes;
  const line = claim.lineItems.find(({ lineNumber }) => lineNumber === finding.lineNumber);
  const otherLine = claim.lineItems.find(
    ({ procedureCode, lineNumber }) => procedureCode === other && lineNumber !== finding.lineNumber,
  );
  const places = line?.modifiers.length
    ? `It carries ${line.modifiers.join(', ')} only.`
    : `All four modifier places of line ${finding.lineNumber} are empty.`;

  if (finding.edit === 'BUNDLED') {
    return {
      rule: 'Services that are never paid apart',
      why: `${procedureInWords(code, book)} on line ${finding.lineNumber} belongs inside the other services of the day and is never paid apart.`,
      remedy: `Leave line ${finding.lineNumber} off.`,
    };
  }
  if (finding.ruleId === 'G2211') {
    return {
      rule: 'Visit complexity beside modifier 25',
      why: `${procedureInWords(code, book)} is not paid on a day when the visit carries modifier 25.`,
      remedy: `Leave line ${finding.lineNumber} off.`,
    };
  }
  if (finding.edit === 'EM57') {
    return {
      rule: 'Visit before major surgery',
      why: `Line ${finding.lineNumber} is a visit on the day of major surgery (line ${otherLine?.lineNumber}). The payer counts it into the surgery unless modifier 57 says that the decision to operate was made in it. ${places}`,
      remedy: 'Modifier 57, if the record shows that the decision was made at this visit.',
      modifierToAdd: '57',
    };
  }
  if (finding.edit === 'EM25') {
    return {
      rule: 'Visit with a procedure on the same day',
      why: `Line ${finding.lineNumber} is a visit on the same day as ${procedureInWords(other, book)} on line ${otherLine?.lineNumber}. The payer counts the visit as part of it unless modifier 25 says that it stood on its own. ${places}`,
      remedy: 'Modifier 25, if the record shows a visit that went beyond the other service.',
      modifierToAdd: '25',
    };
  }
  const never = finding.ruleId === 'PTP-0';
  return {
    rule: 'Code pairs of one day',
    why: `${procedureInWords(code, book)} on line ${finding.lineNumber} is contained in ${procedureInWords(other, book)} on line ${otherLine?.lineNumber}${never ? ' and the two are never paid together.' : '; a modifier must say that they were distinct.'}`,
    remedy: never
      ? `Bill ${other} alone.`
      : `Bill ${other} alone, or add 59 to line ${finding.lineNumber} if the record shows two distinct services.`,
  };
}
