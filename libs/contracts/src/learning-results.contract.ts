import { z } from 'zod';
import { labUser } from './claim-lab.contract.js';
import { calendarDate, dollars, instant } from './money.contract.js';
import { pageOf, pageQuery } from './page.contract.js';

/** Issues a statement. The same run and days again give the statement that was issued. */
export const statementRequest = z
  .strictObject({
    runId: z.string().min(1).max(60).describe('Run whose results are stated'),
    from: calendarDate.describe('First simulated day'),
    to: calendarDate.describe('Last simulated day; it must be over'),
    issuedBy: labUser,
  })
  .meta({ id: 'StatementRequest' });
/** Issues a statement. */
export type StatementRequest = z.infer<typeof statementRequest>;

/** What a period brought. It is never changed. */
export const resultsStatement = z
  .object({
    id: z.string().meta({ description: 'Id of the statement', examples: ['RES-000001'] }),
    runId: z.string().describe('Run whose results are stated'),
    from: calendarDate.describe('First simulated day'),
    to: calendarDate.describe('Last simulated day'),
    appealsWon: z.number().int().describe('Appeals that were overturned in these days'),
    recovered: dollars.describe('Money posted on them, US dollars'),
    replacementsPaid: z.number().int().describe('Corrected claims that were sent again and paid in these days'),
    replacementsAmount: dollars.describe('Money paid on them, US dollars'),
    sessions: z.number().int().describe('Sessions that people completed in Claim Lab in these days'),
    people: z.number().int().describe('People who completed them'),
    issuedBy: z.string().describe('Who issued it'),
    issuedAt: instant.describe('Real'),
    previousHash: z.string().nullable().describe('Hash of the statement before; null for the first'),
    hash: z.string().describe('SHA-256 over all of it and the hash before'),
    intact: z
      .boolean()
      .describe('True while it has this hash, and the statements before and after it are chained to it'),
    why: z
      .string()
      .nullable()
      .meta({
        description:
          'Why it is not intact, naming the statement at which the chain breaks; null while it is. That the latest statement was removed, or changed and hashed anew, cannot be told from what is stored: compare the hash that was handed out with it',
        examples: ['The chain breaks before RES-000003: RES-000002 is missing.'],
      }),
  })
  .meta({ id: 'ResultsStatement' });
/** What a period brought. */
export type ResultsStatementView = z.infer<typeof resultsStatement>;

/** Filters of the list of statements. */
export const statementQuery = pageQuery
  .extend({ runId: z.string().max(60).optional().describe('Only those of this run') })
  .strict();
/** Filters of the list of statements. */
export type StatementQuery = z.infer<typeof statementQuery>;

/** A page of statements, latest first. */
export const statementPage = pageOf(resultsStatement).meta({ id: 'ResultsStatementPage' });
/** A page of statements. */
export type StatementPage = z.infer<typeof statementPage>;
