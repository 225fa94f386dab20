import { type ClaimLineSubmission, type ClaimSubmission, isTelehealth } from '@portal/domain';
import { SLIPS } from '../catalogue/encounter-catalogue.js';
import { groupBy } from './group-by.js';
import { withLine, withLines, type Defect, type PlantingSite, type Slip } from './defect.js';

const ADDED_BESIDE = groupBy(SLIPS.addedLines, ({ beside }) => [beside]);
/** Modifiers that a clerk copies from the line next to which a service is added. */
const COPIED_MODIFIERS = ['RT', 'LT', '50', '26', 'GP', '95', '33', 'PT', 'QW'];

/** PTN-002: a service is billed that belongs inside another, or the modifier that parts two services is left off. */
export const unbundledCodes: Defect = {
  causeId: 'PTN-002',
  slips(claim, site) {
    const slips: Slip[] = [];
    for (const line of claim.lineItems) {
      if (line.modifiers.includes('59')) slips.push(withoutModifier59(claim, line));
      if (isTelehealth(claim.placeOfService)) continue;
      for (const { add, weight } of ADDED_BESIDE.get(line.procedureCode) ?? []) {
        if (claim.procedureCodes.includes(add)) continue;
        slips.push({
          weight,
          operation: 'addLine',
          lineNumber: claim.lineItems.length + 1,
          description: `also billed ${add}, which belongs inside ${line.procedureCode}`,
          apply: () => withLines(claim, [...claim.lineItems, addedLine(claim, line, add, site)]),
        });
      }
    }
    return slips;
  },
};

function withoutModifier59(claim: ClaimSubmission, line: ClaimLineSubmission): Slip {
  return {
    weight: 5,
    operation: 'removeModifier',
    lineNumber: line.lineNumber,
    description: `left modifier 59 off ${line.procedureCode}`,
    apply: () => withLine(claim, line.lineNumber, { modifiers: line.modifiers.filter((other) => other !== '59') }),
  };
}

function addedLine(
  claim: ClaimSubmission,
  beside: ClaimLineSubmission,
  procedureCode: string,
  site: PlantingSite,
): ClaimLineSubmission {
  const procedure = site.policies.procedures.get(procedureCode);
  const modifiers = beside.modifiers.filter(
    (modifier) =>
      COPIED_MODIFIERS.includes(modifier) &&
      (modifier !== 'QW' || procedure?.clia) &&
      (modifier !== '26' || procedure?.pcTc === 1),
  );
  const line = { procedureCode, modifiers, units: 1 };
  return {
    lineNumber: claim.lineItems.length + 1,
    procedureCode,
    modifiers,
    units: 1,
    diagnosisCodes: beside.diagnosisCodes,
    ndc: null,
    billedAmount: site.chargeOf(line, claim.placeOfService),
  };
}
