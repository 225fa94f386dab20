import type { ReceivedClaim, ReceivedLine } from '../received-claim.js';

/** Segments of a transaction set with claims, written with `*` and `:`; all of them were sent at the same time. */
export function claimSegments(claims: readonly ReceivedClaim[]): string[] {
  const sent = claims[0]?.submissionDate ?? '2026-03-02T09:15:00Z';
  const [day, time] = [plainDay(sent), sent.slice(11, 19).replaceAll(':', '')];
  return [`BHT*0019*00*1*${day}*${time}*CH`, ...claims.flatMap(hierarchyOf)];
}

function hierarchyOf(claim: ReceivedClaim, index: number): string[] {
  const { billingProvider, payer, patient } = claim;
  const [last, first] = patient.name.split(', ');
  return [
    `HL*${2 * index + 1}**20*1`,
    `NM1*85*2*${billingProvider.name ?? ''}*****XX*${billingProvider.id ?? ''}`,
    `REF*EI*000000000`,
    `HL*${2 * index + 2}*${2 * index + 1}*22*0`,
    'SBR*P*18*******CI',
    `NM1*IL*1*${last}*${first}****MI*${patient.memberId ?? ''}`,
    `DMG*D8*${plainDay(patient.birthDate ?? '')}*${patient.sex ?? 'U'}`,
    `NM1*PR*2*${payer.name ?? ''}*****PI*${payer.id ?? ''}`,
    ...claimOf(claim),
    ...claim.lines.flatMap((line) => lineOf(line, claim)),
  ];
}

function claimOf(claim: ReceivedClaim): string[] {
  const place = `${claim.placeOfService ?? ''}:B:${claim.frequencyCode}`;
  const codes = claim.diagnosisCodes.map((code, index) => `${index === 0 ? 'ABK' : 'ABF'}:${code.replace('.', '')}`);
  return [
    `CLM*${claim.claimNumber}*${dollars(claim.billedAmount)}***${place}*Y*A*Y*Y`,
    ...optional('DTP*439*D8*', claim.accidentDate && plainDay(claim.accidentDate)),
    ...optional('PWK*OZ*BM***AC*', claim.attachmentControlNumber),
    ...optional('REF*9F*', claim.referralNumber),
    ...optional('REF*G1*', claim.authorizationNumber),
    ...optional('REF*F8*', claim.replacedClaimNumber),
    ...optional('REF*X4*', claim.cliaNumber),
    `HI*${codes.join('*')}`,
    ...optional('NM1*DN*1*DOC*ANY****XX*', claim.referringNpi),
    ...optional('NM1*82*1*DOC*ANY****XX*', claim.renderingNpi),
    ...optional('NM1*77*2*', claim.serviceLocation),
  ];
}

function lineOf(line: ReceivedLine, claim: ReceivedClaim): string[] {
  const procedure = ['HC', line.procedureCode, ...line.modifiers].join(':');
  const pointers = line.diagnosisCodes.map((code) => claim.diagnosisCodes.indexOf(code) + 1).join(':');
  return [
    `LX*${line.lineNumber}`,
    `SV1*${procedure}*${dollars(line.billedAmount)}*UN*${line.units}***${pointers}`,
    `DTP*472*D8*${plainDay(claim.dateOfService)}`,
    ...optional('LIN**N4*', line.ndc),
    ...optional('NM1*DK*1*DOC*ANY****XX*', claim.orderingNpi),
  ];
}

function optional(before: string, text: string | null): string[] {
  return text === null ? [] : [before + text];
}

function plainDay(day: string): string {
  return day.slice(0, 10).replaceAll('-', '');
}

function dollars(cents: number): string {
  return `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
}
