import { Module } from '@nestjs/common';
import { GenerationModule } from '@portal/server/generation';
import { InsightsModule } from '@portal/server/insights';
import { LearningModule } from '@portal/server/learning';
import { RunReportController } from './run-report.controller.js';
import { RunReportReadModel } from './run-report.read-model.js';

/** Reports: what others know of a run, put on one page. */
@Module({
  imports: [GenerationModule, InsightsModule, LearningModule],
  controllers: [RunReportController],
  providers: [RunReportReadModel],
})
export class ReportsModule {}
