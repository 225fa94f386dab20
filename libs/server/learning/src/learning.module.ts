import { Module } from '@nestjs/common';
import { ClaimLabController } from './claim-lab/claim-lab.controller.js';
import { ClaimLabService } from './claim-lab/claim-lab.service.js';
import { LabClaimsReadModel } from './claim-lab/lab-claims.read-model.js';
import { LabCostsReadModel } from './claim-lab/lab-costs.read-model.js';
import { LabSessionReadModel } from './claim-lab/lab-session.read-model.js';
import { LabSessionStore } from './claim-lab/lab-session.store.js';
import { LearningProgressReadModel } from './claim-lab/learning-progress.read-model.js';
import { PracticeOutlet } from './claim-lab/practice-outlet.js';
import { SessionRecorder } from './claim-lab/session-recorder.js';
import { StaffPracticeReadModel } from './claim-lab/staff-practice.read-model.js';
import { LearningController } from './learning.controller.js';
import { LearningEventStore } from './learning-event.store.js';
import { LearningReadModel } from './learning.read-model.js';
import { ResultsController } from './results/results.controller.js';
import { ResultsService } from './results/results.service.js';

/** Practice and corrections of staff, the lab in which people practice themselves, and what it brought. */
@Module({
  controllers: [LearningController, ClaimLabController, ResultsController],
  providers: [
    ...[LearningEventStore, LearningReadModel, LearningProgressReadModel, StaffPracticeReadModel],
    ...[ClaimLabService, LabClaimsReadModel, LabCostsReadModel, LabSessionReadModel, LabSessionStore],
    ...[SessionRecorder, PracticeOutlet, ResultsService],
  ],
  exports: [LearningEventStore, LearningReadModel, LearningProgressReadModel, PracticeOutlet],
})
export class LearningModule {}
