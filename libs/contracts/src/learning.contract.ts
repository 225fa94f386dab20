import { LEARNING_CONTEXT, LEARNING_EVENT_TYPES } from '@portal/domain';
import { z } from 'zod';
import { calendarDate, instant } from './money.contract.js';
import { oneOrMore, pageOf, pageQuery } from './page.contract.js';

/** One step of practice by one person. */
const learningEvent = z
  .object({
    id: z.string().meta({ description: 'Id of the event', examples: ['EVT-7F3A91-0000007'] }),
    runId: z
      .string()
      .nullable()
      .describe('Run that it belongs to; null for practice on claims of no run, or of one that is over'),
    timestamp: instant,
    type: z.enum(LEARNING_EVENT_TYPES).describe('What the person did'),
    context: z.literal(LEARNING_CONTEXT).describe('Where it happened'),
    patternId: z.string().describe('Pattern that was practiced'),
    userId: z.string().describe('Who practiced'),
    providerId: z.string().describe('Provider the person works for'),
    sessionId: z.string().describe('Session that the event belongs to'),
    metadata: z
      .object({
        duration: z.number().int().optional().meta({ description: 'Milliseconds' }),
        correct: z.number().int().optional().describe('Exercises answered right'),
        total: z.number().int().optional().describe('Exercises of the session'),
        correction: z.string().optional().describe('What was corrected'),
        claimId: z.string().optional().describe('Claim that was corrected'),
      })
      .describe('What is known of the step; fields depend on its type'),
  })
  .meta({ id: 'LearningEvent' });
/** One step of practice by one person. */
export type LearningEventView = z.infer<typeof learningEvent>;

/** Filters of the list of learning events. */
export const learningEventQuery = pageQuery
  .extend({
    runId: z.string().optional().describe('Only what this run generated'),
    patternId: oneOrMore(z.string()).describe('Only those of these patterns'),
    providerId: oneOrMore(z.string()).describe('Only those of these billing providers'),
    userId: oneOrMore(z.string()).describe('Only those of these people'),
    type: oneOrMore(z.enum(LEARNING_EVENT_TYPES)).describe('Only those of these types'),
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
    items: z
      .array(
        z.object({
          patternId: z.string().describe('Pattern that was practiced'),
          name: z.string().describe('Name of the pattern'),
          sessions: z.number().int().describe('Sessions completed'),
          corrections: z.number().int().describe('Corrections applied to claims'),
          meanScore: z.number().nullable().meta({ description: 'Share of exercises answered right' }),
          users: z.number().int().describe('People who practiced'),
        }),
      )
      .describe('One entry a pattern'),
  })
  .meta({ id: 'LearningSummary' });
/** Practice per pattern. */
export type LearningSummary = z.infer<typeof learningSummary>;
