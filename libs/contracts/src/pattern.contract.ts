import { z } from 'zod';
import { dollars, share } from './money.contract.js';

/** A denial pattern of the catalogue with what the stored claims say about it. */
const patternView = z
  .object({
    id: z.string().meta({ description: 'Id of the pattern', examples: ['PTN-001'] }),
    name: z.string().describe('Name of the pattern'),
    category: z.string().describe('Kind of fault'),
    denialReason: z.string().describe('Reason as the payer words it'),
    status: z.enum(['active', 'inactive']).meta({ description: 'Active = at least one claim was denied for it' }),
    group: z.enum(['CO', 'PR', 'OA']).describe('Who bears the amount: CO provider, PR patient, OA other'),
    carc: z.string().describe('Claim adjustment reason code'),
    rarcs: z.array(z.string()).describe('Remittance advice remark codes'),
    description: z.string().describe('What goes wrong'),
    suggestedAction: z.string().describe('What prevents it'),
    appealsWon: z.number().int().describe('Appeals against its denials that were won so far'),
    appealsDecided: z.number().int().describe('Appeals against its denials that were decided so far'),
    claims: z.number().int().meta({ description: 'Claims denied at first for it' }),
    share: share.meta({ description: 'Of all decided claims' }),
    billedAmount: dollars,
    score: z.number().int().min(0).max(100).meta({ description: 'Its share of all denied charges, 0 to 100' }),
  })
  .meta({ id: 'Pattern' });
/** A denial pattern of the catalogue. */
export type PatternView = z.infer<typeof patternView>;

/** Filters of the pattern list. */
export const patternQuery = z.strictObject({
  status: z.enum(['active', 'inactive']).optional().describe('Only patterns in this state'),
  runId: z.string().optional().describe('Run to look at; the one that changed last when left out'),
});

/** Filters of the pattern list. */
export type PatternQuery = z.infer<typeof patternQuery>;

/** All patterns, most costly first. */
export const patternList = z.object({ items: z.array(patternView).describe('The most costly first') });
