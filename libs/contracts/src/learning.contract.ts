import { LEARNING_CONTEXT, LEARNING_EVENT_TYPES } from '@portal/domain';
import { z } from 'zod';
import { calendarDate, instant } from './money.contract.js';
import { oneOrMore, pageOf, pageQuery } from './page.contract.js';

/** One step of practice by one person. */
export const learningEvent = z
  .object({
    id: z.string().meta({ examples: ['EVT-7F3A91-0000007'] }),
    runId: z.string().nullable(),
    timestamp: instant,
    type: z.enum(LEARNING_EVENT_TYPES),
    context: z.literal(LEARNING_CONTEXT),
    patternId: z.string(),
    userId: z.string(),
    providerId: z.string(),
    sessionId: z.string(),
    metadata: z.object({
      duration: z.number().int().optional().meta({ description: 'Milliseconds' }),
      correct: z.number().int().optional(),
      total: z.number().int().optional(),
      correction: z.string().optional(),
      claimId: z.string().optional(),
    }),
  })
  .meta({ id: 'LearningEvent' });
/** One step of practice by one person. */
export type LearningEventView = z.infer<typeof learningEvent>;

/** Filters of the list of learning events. */
export const learningEventQuery = pageQuery
  .extend({
    runId: z.string().optional(),
    patternId: oneOrMore(z.string()),
    providerId: oneOrMore(z.string()),
    userId: oneOrMore(z.string()),
    type: oneOrMore(z.enum(LEARNING_EVENT_TYPES)),
    from: calendarDate.optional(),
    to: calendarDate.optional(),
  })
  .strict();
/** Filters of the list of learning events. */
export type LearningEventQuery = z.infer<typeof learningEventQuery>;

/** A page of learning events, newest first. */
export const learningEventPage = pageOf(learningEvent).meta({ id: 'LearningEventPage' });

/** Practice per pattern: sessions and mean score. */
export const learningSummary = z
  .object({
    items: z.array(
      z.object({
        patternId: z.string(),
        name: z.string(),
        sessions: z.number().int(),
        corrections: z.number().int(),
        meanScore: z.number().nullable().meta({ description: 'Share of exercises answered right' }),
        users: z.number().int(),
      }),
    ),
  })
  .meta({ id: 'LearningSummary' });
