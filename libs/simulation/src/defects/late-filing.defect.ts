import { DAY_SECONDS, toCalendarDate, toEpochSeconds, withContent, type ClaimSubmission } from '@portal/domain';
import { withPayerRecord, type Defect } from './defect.js';

const MOST_DAYS_LATE = 30;

/** BG-LATE: the claim lay about until the payer's time limit was over, by up to a month. */
export const lateFiling: Defect = {
  causeId: 'BG-LATE',
  slips(claim, { payer }) {
    const limit = payer.timelyFilingDays;
    if (limit === null || limit === undefined) return [];
    if (claim.patientDob && claim.patientDob > servedDaysBefore(claim, limit + MOST_DAYS_LATE)) return [];
    return [
      {
        weight: 1,
        operation: 'submitAfterLimit',
        lineNumber: null,
        description: `sent the claim after the payer's limit of ${limit} days`,
        apply: (random) => servedOn(claim, weekday(servedDaysBefore(claim, limit + random.integer(4, MOST_DAYS_LATE)))),
      },
    ];
  },
};

function servedDaysBefore({ submissionDate }: ClaimSubmission, days: number): string {
  return toCalendarDate(toEpochSeconds(submissionDate) - days * DAY_SECONDS);
}

/** The day itself, or the Friday before a weekend. */
function weekday(date: string): string {
  const seconds = toEpochSeconds(date);
  const day = (seconds / DAY_SECONDS + 4) % 7;
  return day === 6
    ? toCalendarDate(seconds - DAY_SECONDS)
    : day === 0
      ? toCalendarDate(seconds - 2 * DAY_SECONDS)
      : date;
}

/** The claim with its service on an earlier day; an accident moves with it, later services fall away. */
function servedOn(claim: ClaimSubmission, dateOfService: string): ClaimSubmission {
  const shift = toEpochSeconds(claim.dateOfService) - toEpochSeconds(dateOfService);
  const accidentDate = claim.accidentDate && toCalendarDate(toEpochSeconds(claim.accidentDate) - shift);
  return withPayerRecord(withContent(claim, { dateOfService, accidentDate }), {
    priorServices: [],
    therapyVisitsUsed: 0,
  });
}
