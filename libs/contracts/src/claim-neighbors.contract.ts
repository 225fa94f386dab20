import { z } from 'zod';
import { claimQuery } from './claim.contract.js';

/** The list that a claim is seen in: filters and order of the claim list. */
export const claimNeighborQuery = claimQuery.omit({ cursor: true, limit: true, names: true }).strict();
/** The list that a claim is seen in. */
export type ClaimNeighborQuery = z.infer<typeof claimNeighborQuery>;

/** The claims before and after one in a list. */
export const claimNeighbors = z
  .object({
    previousId: z.string().nullable().describe('Claim before this one in the list; null at the start'),
    nextId: z.string().nullable().describe('Claim after this one in the list; null at the end'),
  })
  .meta({ id: 'ClaimNeighbors' });
/** The claims before and after one in a list. */
export type ClaimNeighbors = z.infer<typeof claimNeighbors>;
