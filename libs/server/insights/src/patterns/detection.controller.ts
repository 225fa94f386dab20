import { Body, Controller, Get, HttpCode, Param, Post, Query, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import {
  type CandidateDecision,
  candidateDecision,
  candidateList,
  type CandidateQuery,
  candidateQuery,
  detectionRun,
  type DetectionRunView,
  detectionRunRequest,
  detectionStatus,
  patternCandidate,
  patternDetail,
  patternTrendList,
  type RunChoice,
  runChoice,
} from '@portal/contracts';
import { AdminGuard, ApiProblems } from '@portal/server/runtime';
import type { z } from 'zod';
import { DetectionStatusReadModel } from '../pipeline/detection-status.read-model.js';
import { InsightScheduler } from '../pipeline/insight.scheduler.js';
import { CandidateDecisionService } from './candidate-decision.service.js';
import { CandidateReadModel } from './candidate.read-model.js';
import { PatternDetailReadModel } from './pattern-detail.read-model.js';
import { PatternTrendReadModel } from './pattern-trend.read-model.js';

const CANDIDATE_ID = { name: 'id', description: 'Id of the candidate', example: 'CND-7F3A91-001' };

/** What detection found, and how far it has come. */
@ApiTags('patterns')
@Controller('detection')
export class DetectionController {
  constructor(
    private readonly detection: DetectionStatusReadModel,
    private readonly candidates: CandidateReadModel,
  ) {}

  @Get('status')
  @ApiOperation({ summary: 'How far detection has come, when it looks next, and whether it failed' })
  @ApiOkResponse({ description: 'The status', standardSchema: detectionStatus })
  @ApiProblems(400, 422)
  status(@Query({ schema: runChoice }) { runId }: RunChoice) {
    return this.detection.status(runId);
  }

  @Get('candidates')
  @ApiOperation({ summary: 'What denials have in common that the catalogue does not know, with the evidence' })
  @ApiOkResponse({ description: 'Candidates, highest score first', standardSchema: candidateList })
  @ApiProblems(400, 422)
  list(@Query({ schema: candidateQuery }) query: CandidateQuery) {
    return this.candidates.list(query);
  }
}

/** Detection on demand, and what people decide about its candidates. */
@ApiTags('patterns')
@ApiBearerAuth()
@UseGuards(AdminGuard)
@Controller('admin/detection')
export class DetectionAdminController {
  constructor(
    private readonly scheduler: InsightScheduler,
    private readonly detection: DetectionStatusReadModel,
    private readonly candidates: CandidateReadModel,
    private readonly decisions: CandidateDecisionService,
  ) {}

  @Post('run')
  @HttpCode(200)
  @ApiOperation({ summary: 'Look now, at everything that is stored. May be repeated' })
  @ApiOkResponse({ description: 'What was found', standardSchema: detectionRun })
  @ApiProblems(400, 401, 404, 409, 422, 503)
  async run(
    @Body({ schema: detectionRunRequest }) { runId }: z.output<typeof detectionRunRequest>,
  ): Promise<DetectionRunView> {
    const looked = await this.scheduler.detectNow(runId);
    const { items } = await this.candidates.list({ runId: looked.runId });
    return {
      detection: await this.detection.status(looked.runId),
      found: [...looked.found],
      candidates: items.length,
    };
  }

  @Post('candidates/:id/decision')
  @HttpCode(200)
  @ApiOperation({ summary: 'Confirm, watch or dismiss a candidate, or take that back' })
  @ApiParam(CANDIDATE_ID)
  @ApiOkResponse({ description: 'The candidate afterwards', standardSchema: patternCandidate })
  @ApiProblems(400, 401, 404, 503)
  decide(@Param('id') id: string, @Body({ schema: candidateDecision }) { status }: CandidateDecision) {
    return this.decisions.decide(id, status);
  }
}

/** The course of patterns, of the catalogue and found by detection. */
@ApiTags('patterns')
@Controller('patterns')
export class PatternInsightsController {
  constructor(
    private readonly trends: PatternTrendReadModel,
    private readonly details: PatternDetailReadModel,
  ) {}

  @Get('trends')
  @ApiOperation({
    summary: 'Patterns of the catalogue and confirmed candidates over the last 30 days against the 30 days before',
  })
  @ApiOkResponse({
    description: 'The catalogue, then candidates, of each the most denied charges first',
    standardSchema: patternTrendList,
  })
  @ApiProblems(400, 422)
  list(@Query({ schema: runChoice }) { runId }: RunChoice) {
    return this.trends.list(runId);
  }

  @Get(':id')
  @ApiOperation({ summary: 'A pattern or candidate with its course by week, its evidence and example claims' })
  @ApiParam({ name: 'id', description: 'Id of a pattern or candidate', example: 'PTN-001' })
  @ApiOkResponse({ description: 'The pattern', standardSchema: patternDetail })
  @ApiProblems(400, 404, 422)
  get(@Param('id') id: string, @Query({ schema: runChoice }) { runId }: RunChoice) {
    return this.details.detail(id, runId);
  }
}
