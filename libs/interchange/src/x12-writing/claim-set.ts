import type { NamedParty, ReceivedClaim, ReceivedLine } from '../received-claim.js';
import { dollars, plainDay, plainText, segment } from './x12-writer.js';

/** The segments of a transaction set with one professional claim (837P), without ST and SE. */
export function claimSet(claim: ReceivedClaim): string[] {
  const { submissionDate: sentAt, billingProvider, payer } = claim;
  return [
    segment(
      'BHT',
      '0019',
      '00',
      plainText(claim.claimNumber),
      plainDay(sentAt),
      sentAt.slice(11, 19).replaceAll(':', ''),
      'CH',
    ),
    segment(
      'NM1',
      '41',
      '2',
      nameOf(billingProvider),
      null,
      null,
      null,
      null,
      '46',
      plainText(billingProvider.id ?? ''),
    ),
    segment('PER', 'IC', 'BILLING OFFICE'),
    segment('NM1', '40', '2', nameOf(payer), null, null, null, null, '46', plainText(payer.id ?? '')),
    segment('HL', '1', null, '20', '1'),
    segment(
      'NM1',
      '85',
      '2',
      nameOf(billingProvider),
      null,
      null,
      null,
      null,
      'XX',
      plainText(billingProvider.id ?? ''),
    ),
    segment('HL', '2', '1', '22', '0'),
    segment('SBR', 'P', '18', null, null, null, null, null, null, 'CI'),
    ...patientOf(claim),
    segment('NM1', 'PR', '2', nameOf(payer), null, null, null, null, 'PI', plainText(payer.id ?? '')),
    ...contentOf(claim),
    ...claim.lines.flatMap((line) => lineOf(line, claim)),
  ];
}

function patientOf({ patient: { name, memberId, birthDate, sex } }: ReceivedClaim): string[] {
  const [last = '', first = ''] = name.split(', ').map(plainText);
  return [
    segment('NM1', 'IL', '1', last, first, null, null, null, 'MI', plainText(memberId ?? '')),
    segment('DMG', birthDate && 'D8', birthDate && plainDay(birthDate), sex ?? 'U'),
  ];
}

function contentOf(claim: ReceivedClaim): string[] {
  const place = [claim.placeOfService ?? '', 'B', claim.frequencyCode].join(':');
  const codes = claim.diagnosisCodes.map((code, index) => `${index === 0 ? 'ABK' : 'ABF'}:${code.replace('.', '')}`);
  const amount = dollars(claim.billedAmount);
  return [
    segment('CLM', plainText(claim.claimNumber), amount, null, null, place, 'Y', 'A', 'Y', 'Y'),
    ...where(claim.accidentDate, (day) => segment('DTP', '439', 'D8', plainDay(day))),
    ...where(claim.attachmentControlNumber, (number) =>
      segment('PWK', 'OZ', 'EL', null, null, 'AC', plainText(number)),
    ),
    ...where(claim.referralNumber, (number) => segment('REF', '9F', plainText(number))),
    ...where(claim.authorizationNumber, (number) => segment('REF', 'G1', plainText(number))),
    ...where(claim.replacedClaimNumber, (number) => segment('REF', 'F8', plainText(number))),
    ...where(claim.cliaNumber, (number) => segment('REF', 'X4', plainText(number))),
    segment('HI', ...codes),
    ...where(claim.referringNpi, (npi) => clinician('DN', npi)),
    ...where(claim.renderingNpi, (npi) => clinician('82', npi)),
    ...where(claim.serviceLocation, (name) => segment('NM1', '77', '2', plainText(name))),
  ];
}

function lineOf(
  { lineNumber, procedureCode, modifiers, units, diagnosisCodes, ndc, billedAmount }: ReceivedLine,
  claim: ReceivedClaim,
): string[] {
  const procedure = ['HC', procedureCode, ...modifiers].join(':');
  const pointers = diagnosisCodes.map((code) => claim.diagnosisCodes.indexOf(code) + 1).join(':');
  return [
    segment('LX', String(lineNumber)),
    segment('SV1', procedure, dollars(billedAmount), 'UN', String(units), null, null, pointers),
    segment('DTP', '472', 'D8', plainDay(claim.dateOfService)),
    segment('REF', '6R', String(lineNumber)),
    ...where(ndc, (code) => segment('LIN', null, 'N4', plainText(code).replaceAll('-', ''))),
    ...where(claim.orderingNpi, (npi) => clinician('DK', npi)),
  ];
}

/** A clinician whom the portal knows by number alone. */
function clinician(role: string, npi: string): string {
  return segment('NM1', role, '1', 'CLINICIAN', null, null, null, null, 'XX', plainText(npi));
}

function nameOf({ name, id }: NamedParty): string {
  return plainText(name ?? id ?? '');
}

function where(text: string | null, write: (text: string) => string): string[] {
  return text === null ? [] : [write(text)];
}
