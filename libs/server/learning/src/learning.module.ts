import { Module } from '@nestjs/common';
import { LearningController } from './learning.controller.js';
import { LearningEventStore } from './learning-event.store.js';
import { LearningReadModel } from './learning.read-model.js';

/** Practice and corrections of staff. */
@Module({
  controllers: [LearningController],
  providers: [LearningEventStore, LearningReadModel],
  exports: [LearningEventStore],
})
export class LearningModule {}
