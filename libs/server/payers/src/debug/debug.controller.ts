import { Controller, Get, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { instanceCheck, payerInstanceCheck, serviceCheck } from '@portal/contracts';
import { AdminGuard, ApiProblems } from '@portal/server/runtime';
import { DebugGuard } from './debug.guard.js';
import { DebugReadModel } from './debug.read-model.js';

/** What an engineer asks when bookings go wrong. For admins, and not in production unless it is switched on. */
@ApiTags('debug')
@ApiBearerAuth()
@UseGuards(AdminGuard, DebugGuard)
@Controller('debug')
export class DebugController {
  constructor(private readonly debug: DebugReadModel) {}

  @Get('check-payer-service-instances')
  @ApiOperation({ summary: 'Which payers can be booked, and what is missing where' })
  @ApiOkResponse({ description: 'All payers with the reason of each', standardSchema: payerInstanceCheck })
  @ApiProblems(401, 404)
  payerInstances() {
    return this.debug.payerInstances();
  }

  @Get('check-service-instances')
  @ApiOperation({ summary: 'All service instances, those of nobody marked' })
  @ApiOkResponse({ description: 'Instances, the oldest first', standardSchema: instanceCheck })
  @ApiProblems(401, 404)
  instances() {
    return this.debug.instances();
  }

  @Get('check-services')
  @ApiOperation({ summary: 'All services with their ids and lengths, and those that are listed twice' })
  @ApiOkResponse({ description: 'Services in order of name', standardSchema: serviceCheck })
  @ApiProblems(401, 404)
  services() {
    return this.debug.services();
  }
}
