import { z } from 'zod';
import { feedItem, generationStatus } from './generation.contract.js';
import { work } from './work.contract.js';

/** Rows changed: what to fetch again. Coalesced, at most a few a second. */
export const factsChanged = z.object({ sequence: z.number().int(), runId: z.string(), simulatedNow: z.string() });
/** Rows changed: what to fetch again. */
export type FactsChanged = z.infer<typeof factsChanged>;

/** New lines of the feed, oldest first. */
export const feedNotice = z.object({ sequence: z.number().int(), items: z.array(feedItem).max(20) });
/** New lines of the feed. */
export type FeedNotice = z.infer<typeof feedNotice>;

/** Detection found something that the catalogue does not know; `GET /api/patterns/{id}` tells the rest. */
export const patternFound = z.object({
  sequence: z.number().int(),
  runId: z.string(),
  id: z.string(),
  title: z.string(),
  score: z.number().int(),
  foundAt: z.string(),
});
/** Detection found something that the catalogue does not know. */
export type PatternFound = z.infer<typeof patternFound>;

/** How long work proceeds. Coalesced; what is not among the items is as it was. */
export const workChanged = z.object({
  sequence: z.number().int(),
  /** True for the snapshot on connect: there is no other work. */
  all: z.boolean(),
  items: z.array(work),
});
/** How long work proceeds. */
export type WorkChanged = z.infer<typeof workChanged>;

/** What a client receives, by event. On connect it gets a status, the latest feed and all long work at once. */
export interface LiveEvents {
  'generation.status': (status: z.infer<typeof generationStatus>) => void;
  'facts.changed': (notice: FactsChanged) => void;
  feed: (notice: FeedNotice) => void;
  'pattern.found': (notice: PatternFound) => void;
  'work.changed': (notice: WorkChanged) => void;
}
