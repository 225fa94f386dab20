import { Module } from '@nestjs/common';
import { ClaimDetailReadModel } from './claim-detail.read-model.js';
import { ClaimListReadModel } from './claim-list.read-model.js';
import { ClaimStore } from './claim.store.js';
import { ClaimsController } from './claims.controller.js';
import { ChargeWalk } from './list/charge-walk.js';
import { ClaimPathFinder } from './list/claim-path.js';
import { RoughFigures } from './list/rough-figures.js';
import { ServiceSets } from './list/service-sets.js';
import { NameDisclosure } from './name-disclosure.js';
import { ReferenceController } from './reference.controller.js';

/** Claims: the door by which they enter, the list and the single claim. */
@Module({
  controllers: [ClaimsController, ReferenceController],
  providers: [
    ClaimStore,
    ClaimListReadModel,
    ClaimPathFinder,
    ChargeWalk,
    RoughFigures,
    ServiceSets,
    ClaimDetailReadModel,
    NameDisclosure,
  ],
  exports: [ClaimStore, NameDisclosure],
})
export class ClaimsModule {}
