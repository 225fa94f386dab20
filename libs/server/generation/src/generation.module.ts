import { Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { AppealsModule } from '@portal/server/appeals';
import { ClaimsModule } from '@portal/server/claims';
import { LearningModule } from '@portal/server/learning';
import { PatternsModule } from '@portal/server/patterns';
import { ExportRowsReadModel } from './export/export-rows.read-model.js';
import { ExportTickets } from './export/export-ticket.js';
import { RunExportController } from './export/run-export.controller.js';
import { RunExportService } from './export/run-export.service.js';
import { FactStore } from './facts/fact.store.js';
import { FactAuditService } from './facts/fact-audit.service.js';
import { FactRecountReadModel } from './facts/fact-recount.read-model.js';
import { NightlyFactCheck } from './facts/nightly-fact-check.js';
import { CorrectionController } from './corrections/correction.controller.js';
import { CorrectionService } from './corrections/correction.service.js';
import { GenerationController } from './generation.controller.js';
import { GenerationService } from './generation.service.js';
import { OWN_THREADS, type OwnThreads } from './own-threads.module.js';
import { ImportDoor } from './import/import-door.js';
import { ImportLease } from './import/import-lease.js';
import { RunImportController } from './import/run-import.controller.js';
import { RunImportService } from './import/run-import.service.js';
import { RunImportStore } from './import/run-import.store.js';
import { LiveGateway } from './live/live.gateway.js';
import { ClaimImportController } from './received/claim-import.controller.js';
import { ClaimImportService } from './received/claim-import.service.js';
import { ClaimImportStore } from './received/claim-import.store.js';
import { CLAIM_READER, InProcessReader } from './received/claim-reader.js';
import { SetPractice } from './received/set-practice.js';
import { ThreadedReader } from './received/threaded-reader.js';
import { BatchStore } from './runs/batch.store.js';
import { CurrentRun } from './runs/current-run.js';
import { GenerationEvents } from './runs/generation-events.js';
import { PracticeInputs } from './runs/practice-inputs.js';
import { RunDeletionService } from './runs/run-deletion.service.js';
import { RunDeletionStore } from './runs/run-deletion.store.js';
import { HistoryWork } from './runs/history-work.js';
import { RunController } from './runs/run.controller.js';
import { RunHistoryReadModel } from './runs/run-history.read-model.js';
import { RunReadModel } from './runs/run.read-model.js';
import { RunRegistry } from './runs/run.registry.js';
import { RunStore } from './runs/run.store.js';
import { RunWriter } from './runs/run.writer.js';
import { simulatedWorld } from './runs/simulated-world.js';
import { SIMULATION, type SimulationPort } from './runs/simulation.port.js';
import { ScenarioController } from './scenarios/scenario.controller.js';
import { ScenarioService } from './scenarios/scenario.service.js';
import { DriverLease } from './scheduler/driver-lease.js';
import { GenerationScheduler } from './scheduler/generation.scheduler.js';
import { RunDriver } from './scheduler/run.driver.js';
import { RunPace } from './scheduler/run-pace.js';
import { SimulationWarmUp } from './scheduler/simulation-warm-up.js';
import { GenerationStatusReadModel } from './status/generation-status.read-model.js';
import { StateGauge } from './status/state.gauge.js';
import { ClaimTruthStore } from './truth/claim-truth.store.js';
import { ProvenanceController } from './truth/provenance.controller.js';
import { ProvenanceReadModel } from './truth/provenance.read-model.js';
import { BRANCH_PLAYER } from './what-if/branch-player.js';
import { BranchThreads } from './what-if/branch-threads.js';
import { InProcessPlayer } from './what-if/in-process-player.js';
import { WhatIfController } from './what-if/what-if.controller.js';
import { WhatIfReadModel } from './what-if/what-if.read-model.js';
import { WhatIfService } from './what-if/what-if.service.js';
import { WorkModule } from './work/work.module.js';

/** Runs of the simulation: their life, their rows, what they show while they go on, and what was planted in them. */
@Module({
  imports: [ScheduleModule.forRoot(), ClaimsModule, AppealsModule, LearningModule, PatternsModule, WorkModule],
  controllers: [
    ...[GenerationController, RunController, ScenarioController, ProvenanceController],
    ...[CorrectionController, RunExportController, RunImportController, ClaimImportController],
    ...[WhatIfController],
  ],
  providers: [
    { provide: SIMULATION, useValue: simulatedWorld },
    ...[GenerationService, ScenarioService, GenerationScheduler, RunDriver, RunPace, DriverLease],
    SimulationWarmUp,
    ...[CurrentRun, RunRegistry, RunStore, RunWriter, BatchStore, GenerationEvents, PracticeInputs],
    ...[RunDeletionService, RunDeletionStore, HistoryWork],
    ...[FactStore, FactRecountReadModel, FactAuditService, NightlyFactCheck, ClaimTruthStore],
    ...[GenerationStatusReadModel, RunReadModel, RunHistoryReadModel, ProvenanceReadModel, CorrectionService],
    ...[RunExportService, ExportRowsReadModel, ExportTickets],
    ...[RunImportService, RunImportStore, ImportDoor, ImportLease, ClaimImportService, ClaimImportStore],
    SetPractice,
    ...[LiveGateway, StateGauge, WhatIfService, WhatIfReadModel],
    {
      provide: BRANCH_PLAYER,
      inject: [SIMULATION, { token: OWN_THREADS, optional: true }],
      useFactory: (simulation: SimulationPort, threads?: OwnThreads) =>
        threads ? new BranchThreads(threads.branch) : new InProcessPlayer(simulation),
    },
    {
      provide: CLAIM_READER,
      inject: [{ token: OWN_THREADS, optional: true }],
      useFactory: (threads?: OwnThreads) => (threads ? new ThreadedReader(threads.claims) : new InProcessReader()),
    },
  ],
  exports: [RunReadModel, GenerationEvents],
})
export class GenerationModule {}
