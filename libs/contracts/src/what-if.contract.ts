import { METRIC_KEYS } from '@portal/domain';
import { z } from 'zod';
import { configureRequest } from './generation.contract.js';
import { calendarDate } from './money.contract.js';
import { ruleChange } from './scenario-config.contract.js';

/** Futures beside the one without changes, at most. */
export const MOST_BRANCHES = 4;
/** Days of a future at most. */
export const MOST_WHAT_IF_DAYS = 90;

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

/** What would have come, or will come, of changed settings. */
export const whatIfRequest = z
  .strictObject({
    runId: z.string().describe('Run whose world it is'),
    from: calendarDate.meta({
      description: 'Day on which the futures part: any simulated day of the run after its history, or the next one',
    }),
    days: z
      .number()
      .int()
      .min(1)
      .max(MOST_WHAT_IF_DAYS)
      .default(30)
      .meta({
        description: 'Length of the futures in days',
        examples: [30],
      }),
    branches: z.array(whatIfBranch).min(1).max(MOST_BRANCHES).describe('Futures to compare with the one as it is'),
  })
  .superRefine(({ branches }, context) => {
    const names = new Set<string>();
    for (const [index, { name, settings, ruleChange: rule }] of branches.entries()) {
      const path = ['branches', index];
      if (names.has(name)) context.addIssue({ code: 'custom', path: [...path, 'name'], message: 'stands twice' });
      if (!settings && !rule) context.addIssue({ code: 'custom', path, message: 'Name a setting or a rule' });
      names.add(name);
    }
  })
  .meta({ id: 'WhatIfRequest' });
/** Body of a what-if. */
export type WhatIfRequest = z.input<typeof whatIfRequest>;

/** A figure of one future. */
export const whatIfFigure = z.object({
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
export const whatIfFuture = z.object({
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

/** Futures side by side. Nothing of them is stored. */
export const whatIf = z
  .object({
    runId: z.string().describe('Run whose world it is'),
    from: calendarDate.describe('First day of the futures'),
    to: calendarDate.describe('Last day'),
    futures: z.array(whatIfFuture).meta({ description: 'The first one is the world as it is' }),
  })
  .meta({ id: 'WhatIf' });
/** Futures side by side. */
export type WhatIf = z.infer<typeof whatIf>;
/** One future with its figures. */
export type WhatIfFuture = z.infer<typeof whatIfFuture>;
