/** A claim of one visit as a practice sends it; synthetic. */
export interface SentClaim {
  readonly number: string;
  /** As the clearing house knows it. */
  readonly payer: { readonly id: string; readonly name: string };
  /** Whole dollars. */
  readonly charge: number;
  readonly sex?: 'F' | 'M' | 'U';
}

/** A payer's answer: paid what is left after adjustments. */
export interface SentAnswer {
  readonly number: string;
  readonly charge: number;
  readonly paid: number;
  /** Group, reason code and amount, as in `CO*197*180`. */
  readonly adjustment: string;
}

/** An 837 with professional claims of one practice, sent on March 2, 2026. */
export function file837(practice: { readonly npi: string; readonly name: string }, claims: readonly SentClaim[]): File {
  const segments = claims.flatMap(({ number, payer, charge, sex = 'F' }, index) => [
    `HL*${index + 2}*1*22*0`,
    'SBR*P*18*******CI',
    `NM1*IL*1*SAMPLE*SYNTHIA*Q***MI*TEST${index}`,
    `DMG*D8*19800517*${sex}`,
    `NM1*PR*2*${payer.name}*****PI*${payer.id}`,
    `CLM*${number}*${charge}***11:B:1*Y*A*Y*Y`,
    'HI*ABK:E119*ABF:I10',
    'LX*1',
    `SV1*HC:99214*${charge}*UN*1***1:2`,
    'DTP*472*D8*20260227',
  ]);
  const practiceOf = ['HL*1**20*1', `NM1*85*2*${practice.name}*****XX*${practice.npi}`, 'REF*EI*000000000'];
  const beginning = ['BHT*0019*00*1*20260302*091530*CH', ...practiceOf];
  return fileOf('march.837', interchange('HC', '837', '005010X222A1', [...beginning, ...segments]));
}

/** An 835 in which a payer decided on March 16, 2026. */
export function file835(answers: readonly SentAnswer[]): File {
  const segments = answers.flatMap(({ number, charge, paid, adjustment }) => [
    `CLP*${number}*${paid > 0 ? 1 : 4}*${charge}*${paid}**12*PAYER${number}`,
    'NM1*QC*1*SAMPLE*SYNTHIA****MI*TEST0',
    `SVC*HC:99214*${charge}*${paid}**1`,
    'DTM*472*20260227',
    `CAS*${adjustment}`,
  ]);
  const total = answers.reduce((sum, { paid }) => sum + paid, 0);
  const beginning = [`BPR*I*${total}*C*CHK************20260318`, 'TRN*1*CHECK1*1000000000', 'DTM*405*20260316', 'LX*1'];
  return fileOf('march.835', interchange('HP', '835', '005010X221A1', [...beginning, ...segments]));
}

/** A file as a browser is given it. */
export interface File {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** Any text as a file. */
export function fileOf(name: string, text: string): File {
  return { name, mimeType: 'text/plain', buffer: Buffer.from(text) };
}

function interchange(group: string, set: string, guide: string, segments: readonly string[]): string {
  const empty = ' '.repeat(10);
  const parties = `ZZ*${'SENDER'.padEnd(15)}*ZZ*${'RECEIVER'.padEnd(15)}`;
  const all = [
    `ISA*00*${empty}*00*${empty}*${parties}*260302*0915*^*00501*000000042*0*T*:`,
    `GS*${group}*SENDER*RECEIVER*20260302*0915*7*X*${guide}`,
    `ST*${set}*0001*${guide}`,
    ...segments,
    `SE*${segments.length + 2}*0001`,
    'GE*1*7',
    'IEA*1*000000042',
  ];
  return all.map((segment) => `${segment}~\n`).join('');
}
