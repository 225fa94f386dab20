import { z } from 'zod';
import { dollars, share } from './money.contract.js';

/** A denial pattern of the catalogue with what the stored claims say about it. */
export const patternView = z
  .object({
    id: z.string().meta({ examples: ['PTN-001'] }),
    name: z.string(),
    category: z.string(),
    denialReason: z.string(),
    status: z.enum(['active', 'inactive']).meta({ description: 'Active = at least one claim was denied for it' }),
    group: z.enum(['CO', 'PR', 'OA']),
    carc: z.string(),
    rarcs: z.array(z.string()),
    description: z.string(),
    suggestedAction: z.string(),
    overturnRate: share,
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
  status: z.enum(['active', 'inactive']).optional(),
  runId: z.string().optional(),
});

/** Filters of the pattern list. */
export type PatternQuery = z.infer<typeof patternQuery>;

/** All patterns, most costly first. */
export const patternList = z.object({ items: z.array(patternView) });
