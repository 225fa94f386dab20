import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { providerPerformanceList, type RunChoice, runChoice } from '@portal/contracts';
import { ApiProblems } from '@portal/server/runtime';
import { ProviderPerformanceReadModel } from './provider-performance.read-model.js';

/** How billing providers do. */
@ApiTags('providers')
@Controller('providers')
export class ProviderPerformanceController {
  constructor(private readonly performance: ProviderPerformanceReadModel) {}

  @Get('performance')
  @ApiOperation({ summary: 'Denial rate of each provider with its trend and the numbers behind it' })
  @ApiOkResponse({ description: 'Providers, most claims first', standardSchema: providerPerformanceList })
  @ApiProblems(400, 422)
  list(@Query({ schema: runChoice }) { runId }: RunChoice) {
    return this.performance.list(runId);
  }
}
