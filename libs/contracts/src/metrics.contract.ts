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
    period: z.enum(PERIOD_NAMES).default('month'),
    from: calendarDate.optional().meta({ description: 'First day, with `period=custom` alone' }),
    to: calendarDate.optional().meta({ description: 'Last day, included, with `period=custom` alone' }),
    runId: z.string().optional(),
    providerId: oneOrMore(z.string()),
    payerId: oneOrMore(z.string()),
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
 * counts behind it (claims, or dollars where the unit of the metric is money), so that a client can show counts instead
 * of a rate below 30 claims.
 */
export const metricTile = z.object({
  key: z.enum(METRIC_KEYS),
  name: z.string(),
  unit: z.enum(['share', 'dollars', 'days', 'count']),
  better: z.enum(['lower', 'higher', 'neither']),
  value: z.number().nullable(),
  previous: z
    .number()
    .nullable()
    .meta({ description: 'The same over the period before; null for the estimate, which compares the two itself' }),
  numerator: z.number(),
  denominator: z.number().nullable(),
  previousNumerator: z.number(),
  previousDenominator: z.number().nullable(),
  interval: z
    .object({ low: z.number(), high: z.number() })
    .nullable()
    .meta({ description: '95 % interval of an estimate, else null' }),
  ignoredFilters: z
    .array(z.enum(['payerId', 'patternId']))
    .meta({ description: 'Filters that were set but do not bear on this figure' }),
  sparkline: z
    .array(z.number().nullable())
    .meta({ description: 'One point a day of the period, each over the seven days that end there' }),
});
/** A figure of the dashboard. */
export type MetricTile = z.infer<typeof metricTile>;

/** One day of the period. `…Rate7` are averages over the seven days that end there; totals add up from its first day. */
export const dashboardDay = z.object({
  day: calendarDate,
  decided: count,
  denied: count,
  paid: count.meta({ description: 'Paid at the first answer' }),
  denialRate7: share.nullable(),
  cleanRate7: share.nullable(),
  previousDenialRate7: share.nullable().meta({ description: 'On the matching day of the period before' }),
  practiceSessions: count,
  recovered: dollars,
  recoveredTotal: dollars,
  protectedTotal: dollars.nullable().meta({ description: 'Estimate; never added to what was recovered' }),
  protectedLow: dollars.nullable(),
  protectedHigh: dollars.nullable(),
});
/** One day of the period. */
export type DashboardDay = z.infer<typeof dashboardDay>;

const cause = { causeId: z.string(), name: z.string() };

/** The dashboard: figures, series and tables of one period of one run, computed from stored facts. */
export const dashboard = z
  .object({
    runId: z.string().nullable().meta({ description: 'Null while there is no run: every count is 0 then' }),
    asOf: instant.nullable().meta({ description: 'Simulated instant up to which everything is counted' }),
    computedAt: instant.meta({ description: 'Real' }),
    stale: z.boolean().meta({ description: 'The last computation failed: these are the last good figures' }),
    staleSeconds: count.nullable().meta({ description: 'Real age of stale figures' }),
    period: span.extend({ name: z.enum(PERIOD_NAMES), days: count }),
    previous: span,
    tiles: z.array(metricTile),
    daily: z.array(dashboardDay),
    flow: z
      .object({
        ...{ decided: count, paid: count, denied: count, appealed: count, notAppealed: count },
        ...{ overturned: count, upheld: count, waiting: count },
      })
      .meta({ description: 'What became of the claims decided in the period, up to now' }),
    reasons: z
      .array(z.object({ ...cause, claims: count, billed: dollars, share, cumulativeShare: share }))
      .meta({ description: 'Denied charges by cause, most first; shares of all denied charges' }),
    payerReasons: z.object({
      causes: z.array(z.object(cause)),
      rows: z.array(
        z.object({
          ...{ payerId: z.string(), payerName: z.string(), decided: count, denied: count },
          cells: z
            .array(z.object({ causeId: z.string(), denied: count, share: share.nullable() }))
            .meta({ description: 'In the order of `causes`; shares of the payer’s decided claims' }),
        }),
      ),
    }),
    overturnByReason: z
      .array(z.object({ ...cause, overturned: count, decided: count, rate: share.nullable(), recovered: dollars }))
      .meta({ description: 'Appeals decided in the period, by outcome date' }),
    ageing: z
      .array(
        z.object({
          bucket: z.enum(['0-30', '31-60', '61-90', '91-120', '120+']),
          fromDays: count,
          toDays: count.nullable(),
          claims: count,
          billed: dollars,
          share: share.nullable(),
        }),
      )
      .meta({ description: 'Charges still open now, by days since submission, whatever the period' }),
    providers: z.array(
      z.object({
        ...{ providerId: z.string(), providerName: z.string(), decided: count, denied: count },
        denialRate: share.nullable(),
        previousDecided: count,
        previousDenied: count,
        previousRate: share.nullable(),
        deniedBilled: dollars,
        trend: z.enum(TRENDS).meta({ description: 'Two-proportion test against the period before, 95 %' }),
      }),
    ),
  })
  .meta({ id: 'Dashboard' });
/** The dashboard. */
export type Dashboard = z.infer<typeof dashboard>;

/** How a figure comes about. `claimsQuery` holds the parameters of `GET /api/claims` that list the claims counted. */
export const metricExplanation = z
  .object({
    ...metricTile.omit({ sparkline: true }).shape,
    formula: z.string(),
    source: z.string(),
    inputs: z.array(z.object({ name: z.string(), value: z.number() })),
    runId: z.string().nullable(),
    period: span,
    previousPeriod: span,
    asOf: instant.nullable(),
    computedAt: instant.meta({ description: 'Real' }),
    claimsQuery: z
      .record(z.string(), z.string())
      .nullable()
      .meta({ description: 'Null where the figure does not count claims' }),
    counted: count.nullable().meta({ description: 'Total that `claimsQuery` lists' }),
  })
  .meta({ id: 'MetricExplanation' });
/** How a figure comes about. */
export type MetricExplanation = z.infer<typeof metricExplanation>;
