import { Body, Controller, Get, HttpCode, Param, Post, Query, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import {
  appointmentBody,
  type AppointmentBody,
  appointmentBooked,
  appointmentPage,
  type AppointmentQuery,
  appointmentQuery,
  appointmentSettled,
  bookedVisitList,
} from '@portal/contracts';
import { AdminGuard, ApiProblems } from '@portal/server/runtime';
import { ADMIN_ACTOR } from '../admin-actor.js';
import { AppointmentReadModel } from './appointment.read-model.js';
import { BookingService } from './booking.service.js';

/** Visits booked in the booking system. */
@ApiTags('appointments')
@ApiBearerAuth()
@UseGuards(AdminGuard)
@Controller('appointments')
export class AppointmentsController {
  constructor(
    private readonly booking: BookingService,
    private readonly appointments: AppointmentReadModel,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Appointments, the latest first' })
  @ApiOkResponse({ description: 'A page of appointments', standardSchema: appointmentPage })
  @ApiProblems(400, 401)
  list(@Query({ schema: appointmentQuery }) query: AppointmentQuery) {
    return this.appointments.list(query);
  }

  @Get('visits')
  @ApiOperation({ summary: 'Booked visits to come, as the setting `bookedVisits` of a run' })
  @ApiOkResponse({ description: 'Visits to come, the next one first', standardSchema: bookedVisitList })
  @ApiProblems(401)
  visitsAhead() {
    return this.appointments.visitsAhead();
  }

  @Post()
  @ApiOperation({ summary: 'Book a visit for a payer, with the one instance of its service' })
  @ApiCreatedResponse({ description: 'The appointment', standardSchema: appointmentBooked })
  @ApiProblems(400, 401, 409, 422, 503)
  book(@Body({ schema: appointmentBody }) body: AppointmentBody) {
    return this.booking.book(body, ADMIN_ACTOR);
  }

  @Post(':id/settle')
  @HttpCode(200)
  @ApiOperation({ summary: 'Find out what became of a visit whose booking was not answered' })
  @ApiParam({ name: 'id', description: 'Id of the appointment' })
  @ApiOkResponse({
    description: 'The appointment, or null when it was never booked',
    standardSchema: appointmentSettled,
  })
  @ApiProblems(401, 404, 503)
  async settle(@Param('id') id: string) {
    return { appointment: await this.booking.settle(id, ADMIN_ACTOR) };
  }
}
