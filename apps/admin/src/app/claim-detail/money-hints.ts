import type { ClaimDetail } from '@portal/contracts';

type Answered = Pick<ClaimDetail, 'status'> & {
  readonly denial: Pick<NonNullable<ClaimDetail['denial']>, 'group'> | null;
};

/** What the adjustments of a claim are. */
export function adjustmentsHint(claim: Answered): string {
  return standing(claim) ? 'the whole charge: a denial allows nothing' : 'neither payer nor patient pays it';
}

/** What the patient's share of a claim is: of a denial nothing, though its group may leave the charge to the patient. */
export function patientShareHint(claim: Answered): string {
  return standing(claim)?.group === 'PR'
    ? 'denied as PR: the charge is the patient’s'
    : 'copay, deductible, coinsurance';
}

/** The denial of a claim unless it was overturned. */
function standing({ status, denial }: Answered): Answered['denial'] {
  return status === 'overturned' ? null : denial;
}
