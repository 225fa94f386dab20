/** Fields of a claim that can be filled in from the practice's records. `ndc` stands on a line. */
export const FILLABLE_FIELDS = [
  'authorizationNumber', 'referralNumber', 'attachmentControlNumber', 'orderingNpi', 'referringNpi', 'cliaNumber',
  'accidentDate', 'ndc', 'renderingNpi', 'serviceLocation', 'patientDob', 'memberId', 'payerId',
  'primaryRemittanceNumber',
] as const; // prettier-ignore
/** A field of a claim that can be filled in from the practice's records. */
export type FillableField = (typeof FILLABLE_FIELDS)[number];

/** One change that a biller makes on a claim. Lines are named by the numbers that they had before any change. */
export type ClaimEdit =
  | { readonly kind: 'add-modifier'; readonly line: number; readonly modifier: string }
  | { readonly kind: 'remove-modifier'; readonly line: number; readonly modifier: string }
  | { readonly kind: 'set-units'; readonly line: number; readonly units: number }
  | { readonly kind: 'change-code'; readonly line: number; readonly procedureCode: string }
  | { readonly kind: 'drop-line'; readonly line: number }
  /** The line points at this diagnosis alone; the claim takes it up when it does not stand there yet. */
  | { readonly kind: 'point-diagnosis'; readonly line: number; readonly diagnosisCode: string }
  | { readonly kind: 'set-place'; readonly placeOfService: string }
  /**
   * What the practice's records hold; `line` says for which service an authorization or a drug code is meant. Birth date
   * and member number are asked of the patient: only they come with a value.
   */
  | { readonly kind: 'fill-in'; readonly field: FillableField; readonly line?: number; readonly value?: string };

/** The most changes that one correction may hold. */
export const MOST_EDITS = 20;

/** Words for the fields that can be filled in. */
export const FIELD_WORDS: Readonly<Record<FillableField, string>> = {
  authorizationNumber: 'authorization number',
  referralNumber: 'referral number',
  attachmentControlNumber: 'the record',
  orderingNpi: 'ordering clinician’s NPI',
  referringNpi: 'referring clinician’s NPI',
  cliaNumber: 'laboratory certificate number',
  accidentDate: 'day of the accident',
  ndc: 'drug code',
  renderingNpi: 'treating clinician’s NPI',
  serviceLocation: 'place where the service was given',
  patientDob: 'birth date from the patient’s file',
  memberId: 'member number from the card',
  payerId: 'the payer that covers the patient',
  primaryRemittanceNumber: 'remittance of the first payer',
};

/** What a member number looks like, for those who typed another. */
export const MEMBER_NUMBER_FORM = 'a member number has 5 to 20 letters and digits, nothing else';

/** Whether a text can be a member number. */
export function isMemberNumber(text: string): boolean {
  return /^[A-Za-z0-9]{5,20}$/.test(text);
}

/** An edit as what is to be done, in a few words: `add modifier 25 to line 2`. */
export function editInWords(edit: ClaimEdit): string {
  switch (edit.kind) {
    case 'add-modifier':
      return `add modifier ${edit.modifier} to line ${edit.line}`;
    case 'remove-modifier':
      return `take modifier ${edit.modifier} off line ${edit.line}`;
    case 'set-units':
      return `bill ${edit.units} ${edit.units === 1 ? 'unit' : 'units'} on line ${edit.line}`;
    case 'change-code':
      return `bill code ${edit.procedureCode} on line ${edit.line}`;
    case 'drop-line':
      return `drop line ${edit.line}`;
    case 'point-diagnosis':
      return `point line ${edit.line} at ${edit.diagnosisCode}`;
    case 'set-place':
      return `set the place of service to ${edit.placeOfService}`;
    case 'fill-in':
      return `${filledIn(edit.field)}${edit.line === undefined ? '' : ` for line ${edit.line}`}`;
  }
}

function filledIn(field: FillableField): string {
  if (field === 'payerId') return `send the claim to ${FIELD_WORDS.payerId}`;
  return field === 'attachmentControlNumber' ? 'send the record along' : `add the ${FIELD_WORDS[field]}`;
}
