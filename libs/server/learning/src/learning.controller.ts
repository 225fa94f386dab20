import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  learningEventPage,
  type LearningEventQuery,
  learningEventQuery,
  learningProgress,
  learningSummary,
  type RunFilter,
  runFilter,
} from '@portal/contracts';
import { ApiProblems } from '@portal/server/runtime';
import { LabClaimsReadModel } from './claim-lab/lab-claims.read-model.js';
import { LearningProgressReadModel } from './claim-lab/learning-progress.read-model.js';
import { LearningReadModel } from './learning.read-model.js';

/** Practice and corrections. */
@ApiTags('learning')
@Controller('learning-events')
export class LearningController {
  constructor(
    private readonly learning: LearningReadModel,
    private readonly progressOf: LearningProgressReadModel,
    private readonly claims: LabClaimsReadModel,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Learning events, newest first' })
  @ApiOkResponse({ description: 'A page of events', standardSchema: learningEventPage })
  @ApiProblems(400)
  list(@Query({ schema: learningEventQuery }) query: LearningEventQuery) {
    return this.learning.list(query);
  }

  @Get('summary')
  @ApiOperation({ summary: 'Sessions, corrections and mean score per pattern' })
  @ApiOkResponse({ description: 'One entry a pattern', standardSchema: learningSummary })
  @ApiProblems(400)
  summary(@Query({ schema: runFilter }) { runId }: RunFilter) {
    return this.learning.summary(runId);
  }

  @Get('progress')
  @ApiOperation({
    summary:
      'What people learned in Claim Lab, the denial rate of practiced patterns before and after, and what the simulated staff practiced',
  })
  @ApiOkResponse({
    description: 'Per person and pattern, per pattern of the run, and per pattern of its staff',
    standardSchema: learningProgress,
  })
  @ApiProblems(400, 422)
  async progress(@Query({ schema: runFilter }) { runId }: RunFilter) {
    const scope = await this.claims.scope(runId);
    return this.progressOf.progress(scope.runId);
  }
}
