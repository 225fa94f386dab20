import { z } from 'zod';

/** The files of a run that can be taken away. */
export const runExport = z
  .object({
    runId: z.string().describe('The run'),
    ticket: z.string().describe('Lets the files be fetched without the token, for ten minutes'),
    files: z
      .array(
        z.object({
          name: z.string().describe('Name of the file'),
          format: z.enum(['csv', 'ndjson', 'sqlite', 'json', 'x12']).describe('Its format'),
          table: z.string().nullable().describe('Table that it holds; null for files about several'),
          groundTruth: z.boolean().describe('True where it says what was planted: to judge detection by'),
          path: z.string().describe('Where to fetch it, the ticket included'),
        }),
      )
      .describe('The files; `manifest.json` describes the others and holds their SHA-256'),
  })
  .meta({ id: 'RunExport' });
/** The files of a run that can be taken away. */
export type RunExport = z.infer<typeof runExport>;
