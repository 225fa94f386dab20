import { METRIC_KEYS, PERIOD_NAMES, TRENDS } from '@portal/domain';
import { z } from 'zod';
import { calendarDate, dollars, instant, share } from './money.contract.js';
import { oneOrMore } from './page.contract.js';

/**
 * What to compute. Rolling periods (`day` 1, `week` 7, `month` 30, `year` 365 days) end on the day the run has come to;
 * `qtd` and `ytd` begin with the quarter and the year; `custom` needs `from` and `to`. Without `runId` it is the run that
 * changed last: simulated time of several runs cannot be mixed.
 */
export const metricsQuery = z
  .strictObject({
    period: z.enum(PERIOD_NAMES).default('month').describe('Period to compute'),
    from: calendarDate.optional().meta({ description: 'First day, with `period=custom` alone' }),
    to: calendarDate.optional().meta({ description: 'Last day, included, with `period=custom` alone' }),
    runId: z.string().optional().describe('Run to compute; the one that changed last when left out'),
    providerId: oneOrMore(z.string()).describe('Only claims of these billing providers'),
    payerId: oneOrMore(z.string()).describe('Only claims of these payers'),
    patternId: oneOrMore(z.string()).meta({ description: 'Cause of denial: a pattern or a background cause' }),
  })
  .superRefine(({ period, from, to }, context) => {
    const report = (path: 'from' | 'to', message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    for (const [path, day] of [['from', from] as const, ['to', to] as const]) {
      if (period === 'custom' && !day) report(path, 'is needed with period=custom');
      if (period !== 'custom' && day) report(path, 'goes with period=custom alone');
    }
    if (from && to && from > to) report('to', 'must not be before from');
  });
/** What to compute. */
export type MetricsQuery = z.infer<typeof metricsQuery>;

const count = z.number().int();
const span = z.object({ from: calendarDate, to: calendarDate });

/**
 * A figure of the dashboard. `value` is null where there is nothing to divide by. `numerator` and `denominator` are the
 * counts behind it (claims and the like, or dollars: `counts` says which), so that a client can show counts instead of a
 * rate below 30 claims.
 */
const metricTile = z.object({
  key: z.enum(METRIC_KEYS).describe('Key of the metric'),
  name: z.string().describe('Name in words'),
  unit: z.enum(['share', 'dollars', 'days', 'count']).describe('What the value is'),
  counts: z.enum(['number', 'money']).describe('What numerator and denominator are: numbers, or dollars'),
  better: z.enum(['lower', 'higher', 'neither']).describe('Which way is better'),
  value: z.number().nullable().describe('The figure; null where there is nothing to divide by'),
  previous: z.number().nullable().meta({
    description:
      'The same over the period before; null for the estimate, which compares the two itself, and for what stands now',
  }),
  numerator: z.number().describe('What is counted'),
  denominator: z
    .number()
    .nullable()
    .describe('What it is divided by; null for a plain amount, and where it is not known'),
  previousNumerator: z.number().describe('The numerator over the period before'),
  previousDenominator: z.number().nullable().describe('The denominator over the period before'),
  interval: z
    .object({ low: z.number().describe('Lower end'), high: z.number().describe('Upper end') })
    .nullable()
    .meta({ description: '95 % interval of an estimate, else null' }),
  ignoredFilters: z
    .array(z.enum(['payerId', 'patternId']))
    .meta({ description: 'Filters that were set but do not bear on this figure' }),
  sparkline: z.array(z.number().nullable()).meta({
    description:
      'One point a day of the period, each over the seven days that end there; null where no figure is known',
  }),
});
/** A figure of the dashboard. */
export type MetricTile = z.infer<typeof metricTile>;

/**
 * One day of the period. `…Rate7` are averages over the seven days that end there, null with fewer than 30 answers in them;
 * totals add up from its first day.
 */
const dashboardDay = z.object({
  day: calendarDate,
  decided: count.describe('Claims or appeals with an answer'),
  denied: count.describe('Claims denied at first'),
  paid: count.meta({ description: 'Paid at the first answer' }),
  denialRate7: share.nullable().describe('Share denied, seven days; null with fewer than 30 answers in them'),
  cleanRate7: share.nullable().describe('Share paid at the first answer, seven days; null likewise'),
  previousDenialRate7: share
    .nullable()
    .meta({ description: 'On the matching day of the period before; null likewise' }),
  practiceSessions: count.describe('Practice sessions of the day'),
  recovered: dollars,
  recoveredTotal: dollars,
  protectedTotal: dollars.nullable().meta({ description: 'Estimate; never added to what was recovered' }),
  protectedLow: dollars.nullable(),
  protectedHigh: dollars.nullable(),
});
/** One day of the period. */
export type DashboardDay = z.infer<typeof dashboardDay>;

const cause = {
  causeId: z.string().describe('Pattern or background cause'),
  name: z.string().describe('Name in words'),
};

/** The dashboard: figures, series and tables of one period of one run, computed from stored facts. */
export const dashboard = z
  .object({
    runId: z.string().nullable().meta({ description: 'Null while there is no run: every count is 0 then' }),
    asOf: instant.nullable().meta({ description: 'Simulated instant up to which everything is counted' }),
    computedAt: instant.meta({ description: 'Real' }),
    stale: z.boolean().meta({ description: 'The last computation failed: these are the last good figures' }),
    staleSeconds: count.nullable().meta({ description: 'Real age of stale figures' }),
    period: span
      .extend({ name: z.enum(PERIOD_NAMES).describe('Which period'), days: count.describe('Days of the period') })
      .describe('The period computed'),
    previous: span.describe('The period before, equally long'),
    tiles: z.array(metricTile).describe('One figure a metric'),
    daily: z.array(dashboardDay).describe('Days in order'),
    flow: z
      .object({
        ...{
          decided: count.describe('Claims or appeals with an answer'),
          paid: count.describe('Claims paid at the first answer'),
          denied: count.describe('Claims denied at first'),
          appealed: count.describe('Denied claims that were appealed'),
          notAppealed: count.describe('Denied claims that were not appealed'),
        },
        ...{
          overturned: count.describe('Appeals won'),
          upheld: count.describe('Appeals lost'),
          waiting: count.describe('Appeals without a decision'),
        },
      })
      .meta({ description: 'What became of the claims decided in the period, up to now' }),
    reasons: z
      .array(
        z.object({
          ...cause,
          claims: count.describe('Number of claims'),
          billed: dollars,
          share: share.describe('Share of all denied charges'),
          cumulativeShare: share.describe('Share of this cause and those before it'),
        }),
      )
      .meta({ description: 'Denied charges by cause, most first; shares of all denied charges' }),
    payerReasons: z
      .object({
        causes: z.array(z.object(cause)).describe('Columns of the table'),
        rows: z
          .array(
            z.object({
              ...{
                payerId: z.string().describe('Id of the payer'),
                payerName: z.string().describe('Name of the payer'),
                decided: count.describe('Claims or appeals with an answer'),
                denied: count.describe('Claims denied at first'),
              },
              cells: z
                .array(
                  z.object({
                    causeId: z.string().describe('Pattern or background cause'),
                    denied: count.describe('Claims denied at first'),
                    share: share.nullable().describe('Share of the whole'),
                  }),
                )
                .meta({ description: 'In the order of `causes`; shares of the payer’s decided claims' }),
            }),
          )
          .describe('One row a payer'),
      })
      .describe('First denials by payer and cause'),
    overturnByReason: z
      .array(
        z.object({
          ...cause,
          overturned: count.describe('Appeals won'),
          decided: count.describe('Claims or appeals with an answer'),
          rate: share.nullable().describe('Share of decided appeals that were won'),
          recovered: dollars,
        }),
      )
      .meta({ description: 'Appeals decided in the period, by outcome date' }),
    ageing: z
      .array(
        z.object({
          bucket: z.enum(['0-30', '31-60', '61-90', '91-120', '120+']).describe('Days since submission'),
          fromDays: count.describe('First day of the bucket'),
          toDays: count.nullable().describe('Last day of the bucket; null without an end'),
          claims: count.describe('Number of claims'),
          billed: dollars,
          share: share.nullable().describe('Share of the whole'),
        }),
      )
      .meta({ description: 'Charges still open now, by days since submission, whatever the period' }),
    providers: z
      .array(
        z.object({
          ...{
            providerId: z.string().describe('Id of the billing provider'),
            providerName: z.string().describe('Name of the billing provider'),
            decided: count.describe('Claims or appeals with an answer'),
            denied: count.describe('Claims denied at first'),
          },
          denialRate: share.nullable().describe('Share denied at first'),
          previousDecided: count.describe('The same over the period before'),
          previousDenied: count.describe('The same over the period before'),
          previousRate: share.nullable().describe('Share denied over the period before'),
          deniedBilled: dollars,
          trend: z.enum(TRENDS).meta({
            description:
              'Improving or worsening by a two-proportion test against the period before, 95 %; stable without enough answers',
          }),
          enough: z.boolean().meta({ description: 'True when both periods hold at least 30 answers' }),
        }),
      )
      .describe('One row a billing provider'),
  })
  .meta({ id: 'Dashboard' });
/** The dashboard. */
export type Dashboard = z.infer<typeof dashboard>;

/** How a figure comes about. `claimsQuery` holds the parameters of `GET /api/claims` that list the claims counted. */
export const metricExplanation = z
  .object({
    ...metricTile.omit({ sparkline: true }).shape,
    formula: z.string().describe('How the figure is computed'),
    source: z.string().describe('Where the definition comes from'),
    inputs: z
      .array(z.object({ name: z.string().describe('Name in words'), value: z.number().describe('Its value') }))
      .describe('All that goes into the formula, money in dollars: applied to these it gives the value'),
    runId: z.string().nullable().describe('Run that the figures are about'),
    period: span.describe('The period computed'),
    previousPeriod: span.describe('The period before, equally long'),
    asOf: instant.nullable(),
    computedAt: instant.meta({ description: 'Real' }),
    codeVersion: z.string().meta({ description: 'Version of the portal that computed it', examples: ['0.1.0'] }),
    claimsQuery: z
      .record(z.string(), z.string())
      .nullable()
      .meta({ description: 'Null where the figure does not count claims, or not those of this period' }),
    counted: count.nullable().meta({ description: 'Total that `claimsQuery` lists' }),
  })
  .meta({ id: 'MetricExplanation' });
/** How a figure comes about. */
export type MetricExplanation = z.infer<typeof metricExplanation>;
