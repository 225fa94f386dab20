import { DAY_SECONDS, toCalendarDate, toEpochSeconds } from '@portal/domain';
import { withPayerRecord, type Defect } from './defect.js';

/** BG-ELIG: the member's coverage ended before the day of service, by one day to three months. */
export const coverageEnded: Defect = {
  causeId: 'BG-ELIG',
  slips: (claim) => [
    {
      weight: 1,
      operation: 'endCoverageBeforeService',
      lineNumber: null,
      description: "did not check that the patient's coverage had ended",
      apply: (random) => {
        const last = toEpochSeconds(claim.dateOfService) - random.integer(1, 90) * DAY_SECONDS;
        return withPayerRecord(claim, { coverageEndDate: toCalendarDate(last) });
      },
    },
  ],
};
