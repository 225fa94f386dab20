import type { ClaimDetail } from '@portal/contracts';

/** What a figure of the payer's answer is while there is none. */
const NO_ANSWER = 'not answered yet';

type Told = Pick<ClaimDetail, 'status' | 'initialStatus'> & {
  readonly denial: Pick<NonNullable<ClaimDetail['denial']>, 'group'> | null;
};

/** An amount of the payer's answer; null while it is awaited. */
export function answeredAmount({ initialStatus }: Pick<ClaimDetail, 'initialStatus'>, amount: number): number | null {
  return initialStatus === null ? null : amount;
}

/** What the adjustments of a claim are. */
export function adjustmentsHint(claim: Told): string {
  if (claim.initialStatus === null) return NO_ANSWER;
  return standing(claim) ? 'the whole charge: a denial allows nothing' : 'neither payer nor patient pays it';
}

/** How the payer's part of a claim comes about. */
export function paidHint({ initialStatus }: Told): string {
  return initialStatus === null ? NO_ANSWER : 'charge less adjustments and patient share';
}

/** What the patient's share of a claim is: of a denial nothing, though its group may leave the charge to the patient. */
export function patientShareHint(claim: Told): string {
  if (claim.initialStatus === null) return NO_ANSWER;
  return standing(claim)?.group === 'PR'
    ? 'denied as PR: the charge is the patient’s'
    : 'copay, deductible, coinsurance';
}

/** The denial of a claim unless it was overturned. */
function standing({ status, denial }: Told): Told['denial'] {
  return status === 'overturned' ? null : denial;
}
