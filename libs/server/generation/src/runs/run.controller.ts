import { Controller, Delete, Get, HttpCode, Param, Post, Query, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { deletedRun, factAudit, pageOf, pageQuery, runDays, runSummary } from '@portal/contracts';
import { AdminGuard, ApiProblems } from '@portal/server/runtime';
import type { z } from 'zod';
import { FactAuditService } from '../facts/fact-audit.service.js';
import { GenerationService } from '../generation.service.js';
import { RunHistoryReadModel } from './run-history.read-model.js';
import { RunReadModel } from './run.read-model.js';

const runPage = pageOf(runSummary);
const ID = { name: 'id', description: 'Id of the run', example: 'RUN-7F3A91' };

/** The history of runs. */
@ApiTags('generation')
@ApiBearerAuth()
@UseGuards(AdminGuard)
@Controller('admin/generation/runs')
export class RunController {
  constructor(
    private readonly generation: GenerationService,
    private readonly history: RunHistoryReadModel,
    private readonly runs: RunReadModel,
    private readonly facts: FactAuditService,
  ) {}

  @Get()
  @ApiOperation({ summary: 'All runs, the youngest first' })
  @ApiOkResponse({ description: 'A page of runs', standardSchema: runPage })
  @ApiProblems(400, 401)
  list(@Query({ schema: pageQuery }) query: z.output<typeof pageQuery>) {
    return this.history.page(query);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One run' })
  @ApiParam(ID)
  @ApiOkResponse({ description: 'The run with its settings and counts', standardSchema: runSummary })
  @ApiProblems(401, 404)
  get(@Param('id') id: string) {
    return this.runs.run(id);
  }

  @Get(':id/days')
  @ApiOperation({ summary: 'Claims and practice per simulated day, and the claims planned for days to come' })
  @ApiParam(ID)
  @ApiOkResponse({ description: 'Days in order', standardSchema: runDays })
  @ApiProblems(401, 404)
  days(@Param('id') id: string) {
    return this.runs.days(id);
  }

  @Post(':id/facts/check')
  @HttpCode(200)
  @ApiOperation({ summary: 'Count the facts of a run anew from its claims and compare; changes nothing' })
  @ApiParam(ID)
  @ApiOkResponse({ description: 'Where the stored facts differ', standardSchema: factAudit })
  @ApiProblems(401, 404, 409)
  check(@Param('id') id: string) {
    return this.facts.audit(id, false);
  }

  @Post(':id/facts/repair')
  @HttpCode(200)
  @ApiOperation({ summary: 'Count the facts of a run anew from its claims and replace those that differ' })
  @ApiParam(ID)
  @ApiOkResponse({ description: 'What differed', standardSchema: factAudit })
  @ApiProblems(401, 404, 409, 503)
  repair(@Param('id') id: string) {
    return this.facts.audit(id, true);
  }

  @Delete(':id')
  @ApiOperation({
    summary:
      'Delete a run with everything it generated and its what-ifs, and nothing else. It is gone from all lists at once; where its rows take long, the answer comes before the last of them is removed',
  })
  @ApiParam(ID)
  @ApiOkResponse({ description: 'Rows removed per table', standardSchema: deletedRun })
  @ApiProblems(401, 404, 409, 503)
  delete(@Param('id') id: string) {
    return this.generation.delete(id);
  }
}
