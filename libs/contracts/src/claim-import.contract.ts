import { CLAIM_FILE_FORMATS, LONGEST_SET_NAME } from '@portal/domain';
import { z } from 'zod';
import { calendarDate, dollars } from './money.contract.js';

/** Findings that a report lists at most; the others are counted. */
export const LISTED_FINDINGS = 200;

/** For whom of the files' providers or payers which of the portal's stands, by the key that the report gives. */
const standIns = z.record(z.string().min(1).max(120), z.string().min(1).max(40));

/** What comes with the files of an import, as JSON in the field `request` of its form. */
export const claimImportRequest = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1)
    .max(LONGEST_SET_NAME)
    .optional()
    .meta({ description: 'Name of the set of claims; the first file’s unless given', examples: ['January 2026'] }),
  dryRun: z.boolean().default(false).meta({ description: 'True = everything is checked and nothing is stored' }),
  skipFaulty: z.boolean().default(false).meta({
    description: 'True = claims with an error are left out and listed; otherwise one error keeps all from being stored',
  }),
  providers: standIns.default({}).meta({
    description: 'Which provider of the portal stands for a billing provider of the files: its key, then the id',
    examples: [{ '1234567893': 'PRV-001' }],
  }),
  payers: standIns.default({}).meta({
    description: 'Which payer of the portal stands for a payer of the files: its key, then the id',
    examples: [{ '60054': 'PAY-001' }],
  }),
});
/** What comes with the files of an import. */
export type ClaimImportRequest = z.input<typeof claimImportRequest>;

/** A billing provider or payer of the files, and which of the portal's stands for it. */
const claimParty = z.object({
  key: z.string().meta({ description: 'What the files call it: its id, or its name where it has none' }),
  name: z.string().nullable().describe('Its name in the files'),
  claims: z.number().int().describe('Claims that name it'),
  standsFor: z.string().nullable().meta({ description: 'Id in the portal; null where nobody is known by this' }),
  how: z
    .enum(['id', 'name', 'chosen', 'unknown'])
    .describe('Known by its id, by its name, chosen by hand, or not at all'),
});
/** A billing provider or payer of the files. */
export type ClaimParty = z.infer<typeof claimParty>;

/** Something in the files that is wrong, or only odd. */
const claimFileFinding = z.object({
  file: z.string().describe('Name of the file'),
  severity: z.enum(['error', 'warning']).describe('An error keeps a claim or an answer out; a warning does not'),
  place: z.string().meta({ description: 'Where in the file', examples: ['segment 17'] }),
  claimNumber: z.string().nullable().describe('The practice’s number of the claim; null where it is about the file'),
  field: z.string().meta({ description: 'Element or column', examples: ['CLM02'] }),
  message: z.string().describe('What is wrong'),
});
/** Something in the files that is wrong, or only odd. */
export type ClaimFileFinding = z.infer<typeof claimFileFinding>;

/** What an import brought, or would bring. */
export const claimImport = z
  .object({
    runId: z.string().nullable().meta({ description: 'The set of claims in the run history; null after a dry run' }),
    name: z.string().describe('Name of the set'),
    dryRun: z.boolean().describe('True where nothing was stored'),
    files: z
      .array(
        z.object({
          name: z.string().describe('Name of the file'),
          format: z.enum(CLAIM_FILE_FORMATS).describe('Its format'),
          claims: z.number().int().describe('Claims in it that can be read'),
          answers: z.number().int().describe('Answers of payers in it that can be read'),
        }),
      )
      .describe('The files'),
    claims: z.number().int().describe('Claims that can be stored'),
    approved: z.number().int().describe('Of those, paid at first'),
    denied: z.number().int().describe('Of those, denied at first'),
    waiting: z.number().int().describe('Of those, without an answer'),
    skipped: z.number().int().describe('Claims that cannot be stored'),
    billedAmount: dollars,
    firstDay: calendarDate.nullable().describe('Day on which the first claim was sent; null where there is none'),
    lastDay: calendarDate.nullable().describe('Day of the last claim or answer'),
    providers: z.array(claimParty).describe('Billing providers of the files'),
    payers: z.array(claimParty).describe('Payers of the files'),
    findings: z.array(claimFileFinding).meta({ description: `At most ${LISTED_FINDINGS}, errors first` }),
    errors: z.number().int().describe('Number of errors'),
    warnings: z.number().int().describe('Number of warnings'),
  })
  .meta({ id: 'ClaimImport' });
/** What an import brought, or would bring. */
export type ClaimImport = z.infer<typeof claimImport>;
