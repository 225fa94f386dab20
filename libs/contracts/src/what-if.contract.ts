import { METRIC_KEYS, WHAT_IF_BOUNDS } from '@portal/domain';
import { z } from 'zod';
import { configureRequest } from './generation.contract.js';
import { calendarDate, instant } from './money.contract.js';
import { pageOf, pageQuery } from './page.contract.js';
import { ruleChange } from './scenario-config.contract.js';

/** What-ifs that are kept at most. */
export const MOST_WHAT_IFS = 200;

const branchName = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .meta({ description: 'Name of the future', examples: ['Train daily'] });

/** One future: what is changed at the day on which the futures part. */
export const whatIfBranch = z.strictObject({
  name: branchName,
  settings: configureRequest.optional().meta({ description: 'Settings in force from that day on' }),
  ruleChange: ruleChange
    .omit({ fromDay: true })
    .optional()
    .meta({ description: 'A rule that a payer begins to apply on that day' }),
});

const whatIfName = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .meta({ description: 'Name of the what-if', examples: ['Is training worth it?'] });
const from = calendarDate.meta({
  description: 'Day on which the futures part: any simulated day of the run after its history, or the next one',
});
const days = z
  .number()
  .int()
  .min(WHAT_IF_BOUNDS.days.min)
  .max(WHAT_IF_BOUNDS.days.max)
  .meta({ description: 'Length of the futures in days', examples: [30] });
const branches = z
  .array(whatIfBranch)
  .min(WHAT_IF_BOUNDS.futures.min)
  .max(WHAT_IF_BOUNDS.futures.max)
  .superRefine(checkBranches)
  .describe('Futures to compare with the one as it is');

/** What would have come, or will come, of changed settings. */
export const whatIfRequest = z
  .strictObject({
    runId: z.string().describe('Run whose world it is'),
    name: whatIfName.optional().meta({ description: 'Name of the what-if; left out = the names of its futures' }),
    from,
    days: days.default(30),
    branches,
  })
  .meta({ id: 'WhatIfRequest' });
/** Body of a what-if. */
export type WhatIfRequest = z.input<typeof whatIfRequest>;

/** What is changed in a what-if. Other names are only written down; anything else is computed anew. */
export const whatIfChange = z
  .strictObject({ name: whatIfName, from, days, branches })
  .partial()
  .refine((change) => Object.keys(change).length > 0, { message: 'Name what is to be changed' })
  .meta({ id: 'WhatIfChange' });
/** Body of a change of a what-if. */
export type WhatIfChange = z.input<typeof whatIfChange>;

function checkBranches(given: readonly z.output<typeof whatIfBranch>[], context: z.RefinementCtx): void {
  const names = new Set<string>();
  for (const [index, { name, settings, ruleChange: rule }] of given.entries()) {
    if (names.has(name)) context.addIssue({ code: 'custom', path: [index, 'name'], message: 'stands twice' });
    if (!settings && !rule) context.addIssue({ code: 'custom', path: [index], message: 'Name a setting or a rule' });
    names.add(name);
  }
}

/** A figure of one future. */
const whatIfFigure = z.object({
  key: z.enum(METRIC_KEYS).describe('Key of the metric'),
  name: z.string().describe('Name in words'),
  unit: z.enum(['share', 'dollars', 'days', 'count']).describe('What the value is'),
  better: z.enum(['lower', 'higher', 'neither']).describe('Which way is better'),
  value: z.number().nullable().describe('The figure over the days; null where there is nothing to divide by'),
  difference: z
    .number()
    .nullable()
    .meta({ description: 'Against the future as it is; null there, and where one of both has no figure' }),
  interval: z
    .object({ low: z.number().describe('Lower end'), high: z.number().describe('Upper end') })
    .nullable()
    .meta({ description: '95 % interval of the difference from pairs of days; null where it cannot be named' }),
});

/** One future with its figures. */
const whatIfFuture = z.object({
  name: branchName,
  claims: z
    .number()
    .int()
    .meta({ description: 'Claims submitted in the days', examples: [3_000] }),
  daily: z
    .array(
      z.object({
        decided: z
          .number()
          .int()
          .meta({ description: 'Claims answered for the first time', examples: [98] }),
        denied: z
          .number()
          .int()
          .meta({ description: 'Of those, denied', examples: [27] }),
      }),
    )
    .describe('Day by day'),
  figures: z.array(whatIfFigure).describe('Figures in the order of the dashboard'),
});

/** A what-if in the list of them. */
const whatIfSummary = z.object({
  id: z.string().meta({ description: 'Id of the what-if', examples: ['WIF-9C41D07B22E5'] }),
  name: whatIfName,
  runId: z.string().describe('Run whose world it is; it goes with the run'),
  from: calendarDate.describe('First day of the futures'),
  to: calendarDate.describe('Last day'),
  branches: z.array(whatIfBranch).describe('What was asked for'),
  createdAt: instant.meta({ description: 'Real' }),
  computedAt: instant.meta({ description: 'Real time at which its figures were computed last' }),
});
/** A what-if in the list of them. */
export type WhatIfSummary = z.infer<typeof whatIfSummary>;

/** Futures side by side, as they were computed. */
export const whatIf = whatIfSummary
  .extend({ futures: z.array(whatIfFuture).meta({ description: 'The first one is the world as it is' }) })
  .meta({ id: 'WhatIf' });
/** Futures side by side. */
export type WhatIf = z.infer<typeof whatIf>;

/** Query of the list of what-ifs. */
export const whatIfQuery = pageQuery.extend({ runId: z.string().optional().describe('Only those of this run') });
/** A page of what-ifs, the youngest first. */
export const whatIfPage = pageOf(whatIfSummary);
/** A page of what-ifs. */
export type WhatIfPage = z.infer<typeof whatIfPage>;
/** One future with its figures. */
export type WhatIfFuture = z.infer<typeof whatIfFuture>;
