import { SERVICE_LEVEL_KEYS } from '@portal/domain';
import { z } from 'zod';
import { calendarDate } from './money.contract.js';

/** Most weeks that are told at once. */
const MOST_WEEKS = 52;
/** Weeks that are told unless others are asked for: a quarter of a year. */
const USUAL_WEEKS = 13;

const key = z.enum(SERVICE_LEVEL_KEYS).describe('Which promise');
const share = z.number().min(0).max(1);
const count = z.number().int().nonnegative();

/** How many weeks are asked for. */
export const serviceLevelQuery = z
  .object({
    weeks: z.coerce
      .number()
      .int()
      .min(1)
      .max(MOST_WEEKS)
      .default(USUAL_WEEKS)
      .meta({ description: 'How many weeks, the present one among them', examples: [USUAL_WEEKS] }),
  })
  .strict();
/** How many weeks are asked for. */
export type ServiceLevelQuery = z.infer<typeof serviceLevelQuery>;

/** What is promised of the portal, and week by week whether it was kept. Times are real, weeks begin on Mondays (UTC). */
export const serviceLevels = z
  .object({
    levels: z
      .array(
        z.object({
          key,
          name: z.string().describe('Name in words'),
          events: z.string().describe('What is counted'),
          good: z.string().meta({ description: 'When one of them is good' }),
          wanted: share.describe('Share of them that is promised to be good'),
        }),
      )
      .describe('The promises'),
    weeks: z
      .array(
        z.object({
          from: calendarDate.meta({ description: 'Monday' }),
          to: calendarDate.meta({ description: 'Sunday' }),
          counted: z
            .array(
              z.object({
                key,
                events: count.describe('How many there were'),
                good: count.describe('How many of them were good'),
                share: share.nullable().meta({ description: 'Share of good ones; null where there were none' }),
                kept: z.boolean().nullable().meta({ description: 'Whether the promise was kept; null likewise' }),
              }),
            )
            .describe('One entry a promise, in their order'),
        }),
      )
      .meta({ description: 'The youngest first; the present week up to now. None is left out' }),
  })
  .meta({ id: 'ServiceLevels' });
/** What is promised of the portal, and week by week whether it was kept. */
export type ServiceLevels = z.infer<typeof serviceLevels>;
