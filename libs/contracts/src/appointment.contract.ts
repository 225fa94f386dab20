import { APPOINTMENT_STATUSES } from '@portal/domain';
import { z } from 'zod';
import { bookedVisit } from './scenario-config.contract.js';
import { instant } from './money.contract.js';
import { pageOf, pageQuery } from './page.contract.js';

/** A booked visit. */
const appointment = z
  .object({
    id: z.string().describe('Id of the appointment'),
    providerId: z.string().describe('Provider'),
    payerId: z.string().describe('Payer'),
    serviceInstanceId: z.string().describe('Service instance that it was booked with'),
    startsAt: instant.meta({ description: 'Begin of the visit, ISO 8601', examples: ['2026-02-02T15:00:00Z'] }),
    durationMinutes: z.number().int().describe('Length in minutes'),
    externalServiceId: z
      .string()
      .nullable()
      .describe('Id in the booking system of the service that it was requested with; null where it was not kept'),
    clientId: z.number().int().describe('Number of the client in the booking system'),
    status: z.enum(APPOINTMENT_STATUSES).describe('`requested` until the booking system has answered'),
    externalId: z.string().nullable().describe('Id in the booking system'),
    recordedAt: instant.meta({ description: 'Real time, ISO 8601', examples: ['2026-01-16T14:32:00Z'] }),
  })
  .meta({ id: 'Appointment' });
/** A booked visit. */
export type AppointmentView = z.infer<typeof appointment>;

/** Body of a booking. */
export const appointmentBody = z
  .strictObject({
    providerId: z
      .string()
      .max(40)
      .meta({ description: 'Provider', examples: ['PRV-001'] }),
    payerId: z
      .string()
      .max(40)
      .meta({ description: 'Payer', examples: ['PAY-001'] }),
    serviceId: z.string().max(100).describe('Id of the service; unknown ids are refused with 422'),
    startsAt: instant.meta({ description: 'Begin of the visit, ISO 8601', examples: ['2026-02-02T15:00:00Z'] }),
    clientId: z
      .number()
      .int()
      .positive()
      .max(2_147_483_647)
      .meta({ description: 'Number of the client in the booking system', examples: [1001] }),
    practitionerId: z
      .string()
      .max(100)
      .optional()
      .describe('Practitioner in the booking system; left out = the first one there who works for the provider'),
  })
  .meta({ id: 'AppointmentBody' });
/** Body of a booking. */
export type AppointmentBody = z.infer<typeof appointmentBody>;

/** Answer to a booking. */
export const appointmentBooked = appointment
  .extend({ notes: z.array(z.string()).describe('What to know about the instance that was chosen') })
  .meta({ id: 'AppointmentBooked' });
/** Answer to a booking. */
export type AppointmentBooked = z.infer<typeof appointmentBooked>;

/** What became of a visit whose booking was not answered. */
export const appointmentSettled = z
  .object({ appointment: appointment.nullable().describe('The appointment; null when it was never booked') })
  .meta({ id: 'AppointmentSettled' });

/** Filters of the list of appointments. */
export const appointmentQuery = pageQuery
  .extend({ payerId: z.string().max(40).optional().describe('Only visits for this payer') })
  .strict();
/** Filters of the list of appointments. */
export type AppointmentQuery = z.infer<typeof appointmentQuery>;

/** A page of appointments, the latest first. */
export const appointmentPage = pageOf(appointment).meta({ id: 'AppointmentPage' });

/** Visits to come, as a run can take them in. */
export const bookedVisitList = z
  .object({
    items: z
      .array(bookedVisit)
      .describe(
        'Booked visits that lie ahead, the next one on day 1, the others as many days after it as they are booked',
      ),
    leftOut: z
      .number()
      .int()
      .nonnegative()
      .describe('Visits ahead whose payer takes no claims, or that are one too many'),
  })
  .meta({ id: 'BookedVisitList' });
/** Visits to come, as a run can take them in. */
export type BookedVisitList = z.infer<typeof bookedVisitList>;
