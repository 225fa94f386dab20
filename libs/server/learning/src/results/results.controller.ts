import { Body, Controller, Get, Post, Query, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  resultsStatement,
  statementPage,
  type StatementQuery,
  statementQuery,
  type StatementRequest,
  statementRequest,
} from '@portal/contracts';
import { AdminGuard, ApiProblems } from '@portal/server/runtime';
import { ResultsService } from './results.service.js';

/** Statements of results: what a period brought, to charge by. */
@ApiTags('learning')
@Controller('results-statements')
export class ResultsController {
  constructor(private readonly results: ResultsService) {}

  @Get()
  @ApiOperation({ summary: 'Statements of results, latest first' })
  @ApiOkResponse({ description: 'A page of statements', standardSchema: statementPage })
  @ApiProblems(400)
  list(@Query({ schema: statementQuery }) query: StatementQuery) {
    return this.results.list(query);
  }

  @Post()
  @ApiBearerAuth()
  @UseGuards(AdminGuard)
  @ApiOperation({ summary: 'Issue a statement for days that are over; the same days again give the same statement' })
  @ApiCreatedResponse({ description: 'The statement', standardSchema: resultsStatement })
  @ApiProblems(400, 401, 422, 503)
  issue(@Body({ schema: statementRequest }) body: StatementRequest) {
    return this.results.issue(body);
  }
}
