import { z } from 'zod';

/** Whether an answer stands on work that fails at present, so that newer claims are not in it. */
export const staleness = {
  stale: z.boolean().meta({ description: 'Work on new answers fails at present: these are the last good figures' }),
  staleSeconds: z
    .number()
    .int()
    .nullable()
    .meta({ description: 'Real seconds since that work first failed; null unless stale' }),
};
