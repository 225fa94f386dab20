import {
  toCalendarDate,
  toEpochSeconds,
  DAY_SECONDS,
  type ClaimLineSubmission,
  type ClaimSubmission,
} from '@portal/domain';
import { SLIPS } from '../catalogue/encounter-catalogue.js';
import { groupBy } from './group-by.js';
import { changedLine, withLine, withPayerRecord, type Defect, type PlantingSite, type Slip } from './defect.js';

const UNITS_OF = groupBy(SLIPS.excessUnits, ({ code }) => [code]);
const INTERVALS_OF = groupBy(SLIPS.repeatedTooSoon, ({ codes }) => codes);
/** With modifier 50 a line counts as one unit whatever it says. */
const BOTH_SIDES = '50';

/** PTN-005: more units than a day allows, a service again before its interval is over, or the year's visits used up. */
export const frequencyLimits: Defect = {
  causeId: 'PTN-005',
  slips: (claim, site) =>
    claim.lineItems.flatMap((line) => [
      ...tooManyUnits(claim, line, site),
      ...tooSoon(claim, line),
      ...visitsUsedUp(claim, line, site),
    ]),
};

function tooManyUnits(claim: ClaimSubmission, line: ClaimLineSubmission, site: PlantingSite): Slip[] {
  if (line.modifiers.includes(BOTH_SIDES)) return [];
  return (UNITS_OF.get(line.procedureCode) ?? []).map(({ units, weight }) => ({
    weight,
    operation: 'setUnits',
    lineNumber: line.lineNumber,
    description: `billed ${units} units of ${line.procedureCode}, more than a day allows`,
    apply: () =>
      withLine(claim, line.lineNumber, {
        units,
        billedAmount: site.chargeOf(changedLine(line, { units }), claim.placeOfService),
      }),
  }));
}

function tooSoon(claim: ClaimSubmission, line: ClaimLineSubmission): Slip[] {
  return (INTERVALS_OF.get(line.procedureCode) ?? []).map(({ daysAgo, weight }) => ({
    weight,
    operation: 'recentHistory',
    lineNumber: line.lineNumber,
    description: `gave ${line.procedureCode} again before the payer's interval was over`,
    apply: (random) => {
      const day = toEpochSeconds(claim.dateOfService) - random.integer(daysAgo[0], daysAgo[1]) * DAY_SECONDS;
      const earlier = { procedureCode: line.procedureCode, dateOfService: toCalendarDate(day) };
      return withPayerRecord(claim, { priorServices: [...claim.payerRecord.priorServices, earlier] });
    },
  }));
}

function visitsUsedUp(claim: ClaimSubmission, line: ClaimLineSubmission, { policies, payer }: PlantingSite): Slip[] {
  const limit = payer.therapyVisitLimit;
  if (!limit || !policies.frequency.get(line.procedureCode)?.some(({ visitLimit }) => visitLimit)) return [];
  return [
    {
      weight: 5,
      operation: 'useUpVisits',
      lineNumber: line.lineNumber,
      description: `gave ${line.procedureCode} after the plan's ${limit} therapy visits of the year`,
      apply: () => withPayerRecord(claim, { therapyVisitsUsed: limit }),
    },
  ];
}
