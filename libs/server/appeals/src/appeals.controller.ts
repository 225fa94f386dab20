import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { appealPage, type AppealQuery, appealQuery } from '@portal/contracts';
import { ApiProblems } from '@portal/server/runtime';
import { AppealReadModel } from './appeal.read-model.js';

/** The list of appeals. */
@ApiTags('appeals')
@Controller('appeals')
export class AppealsController {
  constructor(private readonly appeals: AppealReadModel) {}

  @Get()
  @ApiOperation({ summary: 'Appeals, newest first' })
  @ApiOkResponse({ description: 'A page of appeals', standardSchema: appealPage })
  @ApiProblems(400)
  list(@Query({ schema: appealQuery }) query: AppealQuery) {
    return this.appeals.list(query);
  }
}
