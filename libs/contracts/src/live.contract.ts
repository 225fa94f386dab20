import { z } from 'zod';
import { feedItem, generationStatus } from './generation.contract.js';

/** Rows changed: what to fetch again. Coalesced, at most a few a second. */
export const factsChanged = z.object({ sequence: z.number().int(), runId: z.string(), simulatedNow: z.string() });
/** Rows changed: what to fetch again. */
export type FactsChanged = z.infer<typeof factsChanged>;

/** New lines of the feed, oldest first. */
export const feedNotice = z.object({ sequence: z.number().int(), items: z.array(feedItem).max(20) });
/** New lines of the feed. */
export type FeedNotice = z.infer<typeof feedNotice>;

/** What a client receives, by event. On connect it gets a status and the latest feed at once. */
export interface LiveEvents {
  'generation.status': (status: z.infer<typeof generationStatus>) => void;
  'facts.changed': (notice: FactsChanged) => void;
  feed: (notice: FeedNotice) => void;
}
