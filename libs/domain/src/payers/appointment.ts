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
  /** Number of the client in the booking system. */
  readonly clientId: number;
  readonly status: AppointmentStatus;
  /** Id in the booking system; null until it has answered. */
  readonly externalId: string | null;
  readonly recordedAt: Instant;
}
