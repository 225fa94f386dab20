import { Controller, Get, Query, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type ServiceLevelQuery, serviceLevelQuery, serviceLevels } from '@portal/contracts';
import { AdminGuard, ApiProblems } from '@portal/server/runtime';
import { ServiceLevelReadModel } from './service-level.read-model.js';

/** What is promised of the portal, and whether it is kept. */
@ApiTags('health')
@ApiBearerAuth()
@UseGuards(AdminGuard)
@Controller('admin/slo')
export class ServiceLevelController {
  constructor(private readonly levels: ServiceLevelReadModel) {}

  @Get()
  @ApiOperation({
    summary: 'Service levels week by week: answers, dashboards, nightly sums, freshness, accuracy, errors',
  })
  @ApiOkResponse({ description: 'The promises, and the weeks', standardSchema: serviceLevels })
  @ApiProblems(400, 401)
  weeks(@Query({ schema: serviceLevelQuery }) { weeks }: ServiceLevelQuery) {
    return this.levels.weeks(weeks);
  }
}
