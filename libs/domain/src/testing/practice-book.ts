import type { PolicyBook, Procedure, Provider } from '../adjudication/policy-book.js';
import { policyBook } from './policy-book.js';

/** A hand-made practice with a small laboratory and one clinician; it charges twice the fee schedule. */
export function practice(changes: Partial<Provider> = {}): Provider {
  return {
    id: 'PRV-T1',
    name: 'Plain Practice',
    npi: '9000000017',
    taxId: '00-0000001',
    specialties: { family: 1 },
    primarySpecialty: 'family',
    sizeWeight: 1,
    chargeMultiple: 2,
    staffCount: 1,
    laboratory: 'waived',
    cliaNumber: '00D0000001',
    clinicians: [{ name: 'Plain, Pat', credential: 'MD', npi: '9000000025', taxonomy: '207Q00000X' }],
    ...changes,
  };
}

const procedure = (code: string, label: string, facts: Partial<Procedure>): [string, Procedure] => [
  code,
  { code, label, category: 'Lab', demoCategory: 'Lab', feeCents: 400, mue: 1, mai: 2, pcTc: 0, ...facts },
];

/** The hand-made book with two practices in it, and with every kind of paper that a payer can ask for. */
export const practiceBook: PolicyBook = {
  ...policyBook,
  providers: new Map(
    [
      practice(),
      practice({
        id: 'PRV-T2',
        name: 'Other Practice',
        cliaNumber: '00D0000002',
        clinicians: [{ name: 'Other, Ola', credential: 'DO', npi: '9000000033', taxonomy: '207Q00000X' }],
      }),
    ].map((each) => [each.id, each]),
  ),
  procedures: new Map([
    ...policyBook.procedures,
    procedure('81003', 'Urine test by machine', { clia: 'waived' }),
    procedure('97802', 'Talk about food', { needsReferring: true }),
  ]),
  documentation: [
    ...policyBook.documentation,
    { id: 'DOC-CLIA', requires: 'cliaNumber', flag: 'clia', carc: '16', rarc: 'MA120' },
    { id: 'DOC-REFER', requires: 'referringProvider', flag: 'needsReferring', carc: '16', rarc: 'N286' },
    { id: 'DOC-RECORD', requires: 'attachment', modifiers: ['22'], carc: '252', rarc: 'N706' },
    { id: 'DOC-THERAPY', requires: 'attachment', codes: ['97110'], payerHabit: 'therapy-notes', carc: '252', rarc: 'N706' },
    { id: 'DOC-MEDICARE', requires: 'attachment', codes: ['17000'], kinds: ['medicare'], carc: '252', rarc: 'N706' },
  ],
}; // prettier-ignore
