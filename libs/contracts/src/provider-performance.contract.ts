import { TRENDS } from '@portal/domain';
import { z } from 'zod';
import { calendarDate, dollars, instant, share } from './money.contract.js';
import { staleness } from './staleness.contract.js';

const count = z.number().int();

/** How a billing provider does: the last 30 days against the 30 days before, by day of the payer's answer. */
const providerPerformance = z
  .object({
    providerId: z.string().meta({ description: 'Id of the billing provider', examples: ['PRV-001'] }),
    providerName: z.string().describe('Name of the billing provider'),
    decided: count.describe('Claims answered'),
    denied: count.describe('Claims denied at first'),
    denialRate: share.nullable().describe('Share denied at first'),
    previousDecided: count.describe('The same over the 30 days before'),
    previousDenied: count.describe('The same over the 30 days before'),
    previousRate: share.nullable().describe('The same over the 30 days before'),
    difference: z.number().nullable().meta({ description: 'Rate minus the rate before; null where one is missing' }),
    interval: z
      .object({ low: z.number().describe('Lower end'), high: z.number().describe('Upper end') })
      .nullable()
      .meta({
        description:
          '95 % interval of the difference; null where fewer than 5 denials or other answers are expected in a span',
      }),
    z: z.number().nullable().meta({
      description: 'Two-proportion test with a pooled share; negative = fewer denials. Null where the interval is',
    }),
    trend: z.enum(TRENDS).meta({
      description:
        'Improving or worsening when both spans hold enough claims and |z| ≥ 1.96 or, where z is null, Fisher’s exact test gives p < 0.05; else stable',
    }),
    enough: z.boolean().meta({ description: 'True when both spans hold at least 30 answers' }),
    deniedBilled: dollars.meta({ description: 'Charges denied' }),
    recovered: dollars.meta({ description: 'Paid on appeals won, by day of outcome' }),
    appealsWon: count.describe('Appeals won, by day of outcome'),
    appealsDecided: count.describe('Appeals decided, by day of outcome'),
    topCauseId: z.string().nullable().describe('Pattern or cause with the most denied charges; null without denials'),
    topCauseName: z.string().nullable().describe('Its name'),
    weekly: z
      .array(
        z.object({
          from: calendarDate.meta({ description: 'First day of the week' }),
          to: calendarDate.meta({ description: 'Last day of the week' }),
          decided: count.describe('Claims answered'),
          denied: count.describe('Claims denied at first'),
          rate: share.nullable().describe('Share denied'),
        }),
      )
      .describe('Weeks in order, at most 13; they end on the last day that there is'),
  })
  .meta({ id: 'ProviderPerformance' });
/** How a billing provider does. */
export type ProviderPerformanceView = z.infer<typeof providerPerformance>;

/** All providers with answers, most claims first. */
export const providerPerformanceList = z
  .object({
    runId: z.string().nullable().describe('Run that was looked at; null while there is none'),
    asOf: instant.nullable().meta({ description: 'Simulated instant of the nightly computation that these are of' }),
    from: calendarDate.nullable().meta({ description: 'First of the 30 days' }),
    to: calendarDate.nullable().meta({ description: 'Last of the 30 days' }),
    ...staleness,
    minimumDecided: count.describe('Answers that a span needs for a trend'),
    items: z.array(providerPerformance).describe('The most claims first'),
  })
  .meta({ id: 'ProviderPerformances' });
/** All providers with answers. */
export type ProviderPerformanceList = z.infer<typeof providerPerformanceList>;
