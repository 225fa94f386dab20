import { Body, Controller, HttpCode, Post, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { whatIf, whatIfRequest } from '@portal/contracts';
import { AdminGuard, ApiProblems } from '@portal/server/runtime';
import type { z } from 'zod';
import { WhatIfService } from './what-if.service.js';

/** Futures of a run. */
@ApiTags('generation')
@ApiBearerAuth()
@UseGuards(AdminGuard)
@Controller('admin/generation/what-if')
export class WhatIfController {
  constructor(private readonly whatIfs: WhatIfService) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({
    summary: 'What would come of other settings from a day on: futures side by side, none of them stored',
  })
  @ApiOkResponse({ description: 'The futures with their differences', standardSchema: whatIf })
  @ApiProblems(400, 401, 404, 409, 422)
  compare(@Body({ schema: whatIfRequest }) body: z.output<typeof whatIfRequest>) {
    return this.whatIfs.compare(body);
  }
}
