import { z } from 'zod';
import { instant } from './money.contract.js';

/** What takes long enough to be watched. */
const WORK_KINDS = ['history', 'import', 'export', 'deletion', 'what-if', 'fact-check'] as const;

/** What the progress of long work is counted in. */
const WORK_UNITS = ['days', 'rows', 'claims'] as const;

/** How long work stands. */
const WORK_STATES = ['running', 'done', 'cancelled', 'failed'] as const;

/** A piece of long work: how far it is, how long it still takes and whether it can be cancelled. */
export const work = z
  .object({
    id: z
      .string()
      .meta({ description: 'Id of the work; it is forgotten when the portal restarts', examples: ['WRK-12'] }),
    kind: z.enum(WORK_KINDS).describe('What is done'),
    name: z.string().meta({ description: 'What it is done to, in words', examples: ['claims.csv of RUN-7F3A91'] }),
    runId: z.string().nullable().describe('Run that it is about'),
    state: z.enum(WORK_STATES).describe('How it stands'),
    done: z.number().int().nonnegative().describe('What is done, in its unit'),
    total: z.number().int().nonnegative().nullable().describe('What there is to do; null while nobody knows'),
    unit: z.enum(WORK_UNITS).describe('What is counted'),
    secondsLeft: z
      .number()
      .nonnegative()
      .nullable()
      .meta({ description: 'Real seconds to its end at the rate measured last; null when that cannot be said' }),
    refusal: z
      .string()
      .nullable()
      .meta({ description: 'Why it cannot be cancelled any more; null while it can, and when it is over' }),
    cancelling: z.boolean().meta({ description: 'True from the request to cancel until it stands still' }),
    failure: z.string().nullable().describe('Why it failed; null unless it did'),
    startedAt: instant.meta({ description: 'Real' }),
    endedAt: instant.nullable().meta({ description: 'Real' }),
  })
  .meta({ id: 'Work' });
/** A piece of long work. */
export type Work = z.infer<typeof work>;

/** All long work that goes on, and what ended last. */
export const workList = z
  .object({ items: z.array(work).meta({ description: 'The youngest first; the last 30 that ended are kept' }) })
  .meta({ id: 'WorkList' });
/** All long work that goes on, and what ended last. */
export type WorkList = z.infer<typeof workList>;
