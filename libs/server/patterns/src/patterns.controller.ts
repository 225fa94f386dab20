import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { patternList, type PatternQuery, patternQuery } from '@portal/contracts';
import { ApiProblems } from '@portal/server/runtime';
import { PatternReadModel } from './pattern.read-model.js';

/** The denial patterns. */
@ApiTags('patterns')
@Controller('patterns')
export class PatternsController {
  constructor(private readonly patterns: PatternReadModel) {}

  @Get()
  @ApiOperation({ summary: 'Denial patterns with their share, denied charges and score' })
  @ApiOkResponse({ description: 'All patterns, most denied charges first', standardSchema: patternList })
  @ApiProblems(400)
  list(@Query({ schema: patternQuery }) { runId, status }: PatternQuery) {
    return this.patterns.list(runId, status);
  }
}
