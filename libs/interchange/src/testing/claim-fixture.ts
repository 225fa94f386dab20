/** Segments of a professional claim, written with `*` and `:`, with parts that a test changes. */
export const CLAIM_SEGMENTS: readonly string[] = [
  'BHT*0019*00*1*20260302*091530*CH',
  'NM1*41*2*CLEARING HOUSE*****46*12345',
  'NM1*40*2*EXAMPLE RECEIVER*****46*67890',
  'HL*1**20*1',
  'NM1*85*2*EXAMPLE PRACTICE*****XX*1234567893',
  'REF*EI*000000000',
  'NM1*87*2',
  'HL*2*1*22*0',
  'SBR*P*18*******CI',
  'NM1*IL*1*SAMPLE*SYNTHIA*Q***MI*TEST0001',
  'DMG*D8*19800517*F',
  'NM1*PR*2*EXAMPLE HEALTH PLAN*****PI*EX001',
  'CLM*A-1*218.00***11:B:1*Y*A*Y*Y',
  'HI*ABK:E119*ABF:I10*ABF:Z7984',
  'LX*1',
  'SV1*HC:99213:25*180.00*UN*1***1:2',
  'DTP*472*D8*20260227',
  'LX*2',
  'SV1*HC:83036:QW*38.00*UN*1***1',
  'DTP*472*D8*20260226',
];

/** The segments with each that begins as said replaced by others; by none, it is taken out. */
export function claimWith(changes: Readonly<Record<string, readonly string[]>>): string[] {
  const beginnings = Object.keys(changes);
  return CLAIM_SEGMENTS.flatMap((segment) => {
    const beginning = beginnings.find((text) => segment.startsWith(text));
    return beginning === undefined ? [segment] : (changes[beginning] ?? []);
  });
}

/** What a claim says that was sent for the first time and without numbers beside its own. */
export const NOTHING_BESIDE = {
  authorizationNumber: null,
  referralNumber: null,
  orderingNpi: null,
  referringNpi: null,
  cliaNumber: null,
  accidentDate: null,
  attachmentControlNumber: null,
  frequencyCode: '1',
  replacedClaimNumber: null,
} as const;
