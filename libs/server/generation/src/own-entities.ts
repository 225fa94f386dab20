import { ReceivedClaimEntity } from './received/received-claim.entity.js';
import { ClaimTruthEntity } from './truth/claim-truth.entity.js';

/** Entities of this room that others must not see: the ground truth (law 4), and where claims from files stand in them. */
export const OWN_ENTITIES = [ClaimTruthEntity, ReceivedClaimEntity];
