import { Body, Controller, Get, HttpCode, Param, Post, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { bookingIdList, payerDetail, payerList, serviceList, startingStateBody } from '@portal/contracts';
import { AdminGuard, ApiProblems } from '@portal/server/runtime';
import type { z } from 'zod';
import { ADMIN_ACTOR } from '../admin-actor.js';
import { AppointmentReadModel } from '../booking/appointment.read-model.js';
import { StartingStateStore } from '../starting-state/starting-state.store.js';
import { PayerReadModel } from './payer.read-model.js';

/** Payers of the practice, and whether they can be booked. */
@ApiTags('payers')
@ApiBearerAuth()
@UseGuards(AdminGuard)
@Controller('admin/payers')
export class PayersController {
  constructor(
    private readonly payers: PayerReadModel,
    private readonly appointments: AppointmentReadModel,
    private readonly startingState: StartingStateStore,
  ) {}

  @Get()
  @ApiOperation({ summary: 'All payers: whether each can be booked, and exactly why not' })
  @ApiOkResponse({ description: 'All payers in order of name', standardSchema: payerList })
  @ApiProblems(401)
  list() {
    return this.payers.list();
  }

  @Get('services')
  @ApiOperation({ summary: 'Services that instances can be made of' })
  @ApiOkResponse({ description: 'All services in order of name', standardSchema: serviceList })
  @ApiProblems(401)
  services() {
    return this.payers.services();
  }

  @Get('booking-ids')
  @ApiOperation({ summary: 'Ids of the booking system in use, verified against it' })
  @ApiOkResponse({ description: 'Every id in use, and whether it is known', standardSchema: bookingIdList })
  @ApiProblems(401)
  bookingIds() {
    return this.appointments.bookingIds();
  }

  @Get(':id')
  @ApiOperation({ summary: 'One payer with its contracts, service instances and mappings' })
  @ApiParam({ name: 'id', description: 'Id of the payer', example: 'PAY-001' })
  @ApiOkResponse({ description: 'The payer', standardSchema: payerDetail })
  @ApiProblems(401, 404)
  get(@Param('id') id: string) {
    return this.payers.get(id);
  }

  @Post('starting-state')
  @HttpCode(200)
  @ApiOperation({ summary: 'Load the payer side as it was found: 31 payers, of which 2 can be booked' })
  @ApiOkResponse({ description: 'All payers as they are now', standardSchema: payerList })
  @ApiProblems(400, 401, 409, 503)
  async load(@Body({ schema: startingStateBody }) { discardEdits }: z.output<typeof startingStateBody>) {
    await this.startingState.load(ADMIN_ACTOR, discardEdits);
    return this.payers.list();
  }
}
