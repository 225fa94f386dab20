import { z } from 'zod';
import { instant } from './money.contract.js';

/** What an import does: it reads all rows twice, the second time to store them, and counts their facts at the end. */
export const IMPORT_PHASES = ['checking', 'storing', 'counting'] as const;
/** What an import does. */
export type ImportPhase = (typeof IMPORT_PHASES)[number];

/** The import that goes on. */
export const runImport = z.object({
  runId: z.string().describe('Run that is imported'),
  phase: z.enum(IMPORT_PHASES).describe('`counting` = its facts, from which figures are computed'),
  done: z.number().int().describe('Rows of this phase that are done; days while `counting`'),
  total: z.number().int().describe('Of how many'),
  startedAt: instant.meta({ description: 'Real' }),
});
/** The import that goes on. */
export type RunImport = z.infer<typeof runImport>;

/** What is being imported now. */
export const runImportStatus = z
  .object({ going: runImport.nullable().describe('The import that goes on; null when there is none') })
  .meta({ id: 'RunImportStatus' });
/** What is being imported now. */
export type RunImportStatus = z.infer<typeof runImportStatus>;
