import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query, UseGuards } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { whatIf, whatIfChange, whatIfPage, whatIfQuery, whatIfRequest } from '@portal/contracts';
import { AdminGuard, ApiProblems } from '@portal/server/runtime';
import type { z } from 'zod';
import { WhatIfReadModel } from './what-if.read-model.js';
import { WhatIfService } from './what-if.service.js';

const ID = { name: 'id', description: 'Id of the what-if', example: 'WIF-9C41D07B22E5' };

/** Futures of a run. */
@ApiTags('what-if')
@ApiBearerAuth()
@UseGuards(AdminGuard)
@Controller('admin/generation/what-if')
export class WhatIfController {
  constructor(
    private readonly whatIfs: WhatIfService,
    private readonly kept: WhatIfReadModel,
  ) {}

  @Post()
  @ApiOperation({
    summary:
      'What would come of other settings from a day on: futures side by side. Its progress, and the way to cancel it, is in `GET /api/admin/work`',
  })
  @ApiCreatedResponse({ description: 'The futures with their differences', standardSchema: whatIf })
  @ApiProblems(400, 401, 409, 422, 503)
  compare(@Body({ schema: whatIfRequest }) body: z.output<typeof whatIfRequest>) {
    return this.whatIfs.compare(body);
  }

  @Get()
  @ApiOperation({ summary: 'What-ifs that were computed, the youngest first' })
  @ApiOkResponse({ description: 'A page of what-ifs', standardSchema: whatIfPage })
  @ApiProblems(400, 401)
  list(@Query({ schema: whatIfQuery }) query: z.output<typeof whatIfQuery>) {
    return this.kept.page(query);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One what-if with its futures' })
  @ApiParam(ID)
  @ApiOkResponse({ description: 'The futures as they were computed', standardSchema: whatIf })
  @ApiProblems(401, 404)
  get(@Param('id') id: string) {
    return this.kept.get(id);
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Rename a what-if or its futures, or ask it differently: then it is computed anew' })
  @ApiParam(ID)
  @ApiOkResponse({ description: 'The what-if as it is now', standardSchema: whatIf })
  @ApiProblems(400, 401, 404, 409, 422, 503)
  change(@Param('id') id: string, @Body({ schema: whatIfChange }) body: z.output<typeof whatIfChange>) {
    return this.whatIfs.change(id, body);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete a what-if; its run stays' })
  @ApiParam(ID)
  @ApiNoContentResponse({ description: 'It is gone' })
  @ApiProblems(401, 404, 503)
  delete(@Param('id') id: string): Promise<void> {
    return this.whatIfs.delete(id);
  }
}
