import type { Instant } from '../time/instant.js';

/** Where a booked visit stands: `requested` until the booking system has answered. */
export const APPOINTMENT_STATUSES = ['requested', 'booked', 'cancelled'] as const;
/** Where a booked visit stands. */
export type AppointmentStatus = (typeof APPOINTMENT_STATUSES)[number];

/** A visit of a patient, booked for a payer through one service instance. */
export interface Appointment {
  /** `APT-` and a UUID. */
  readonly id: string;
  readonly providerId: string;
  readonly payerId: string;
  readonly serviceInstanceId: string;
  readonly startsAt: Instant;
  readonly durationMinutes: number;
  /**
   * Id in the booking system of the service that the visit was requested with, whatever the mapping says by now; null
   * where it was not kept.
   */
  readonly externalServiceId: string | null;
  /** Number of the client in the booking system. */
  readonly clientId: number;
  readonly status: AppointmentStatus;
  /** Id in the booking system; null until it has answered. */
  readonly externalId: string | null;
  readonly recordedAt: Instant;
}
