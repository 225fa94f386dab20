import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  learningEventPage,
  type LearningEventQuery,
  learningEventQuery,
  learningSummary,
  type RunFilter,
  runFilter,
} from '@portal/contracts';
import { ApiProblems } from '@portal/server/runtime';
import { LearningReadModel } from './learning.read-model.js';

/** Practice and corrections. */
@ApiTags('learning')
@Controller('learning-events')
export class LearningController {
  constructor(private readonly learning: LearningReadModel) {}

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
}
