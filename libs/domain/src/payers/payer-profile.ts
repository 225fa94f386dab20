import type { Instant } from '../time/instant.js';

/** What kind of payer it is, as the practice files it. */
export const PAYER_TYPES = ['Private', 'Medicaid', 'Self-Pay'] as const;
/** What kind of payer it is. */
export type PayerType = (typeof PAYER_TYPES)[number];

/** Where the enrollment with a payer stands. Pending payers are set up like approved ones. */
export const PAYER_STATUSES = ['approved', 'pending', 'suspended', 'rejected'] as const;
/** Where the enrollment with a payer stands. */
export type PayerStatus = (typeof PAYER_STATUSES)[number];

/** Payers that a practice can have; lists of payers are never longer. */
export const MAX_PAYERS = 200;

/** Systems that appointments can be booked in. */
export const BOOKING_SYSTEMS = ['intakeq', 'practiceq'] as const;
/** A system that appointments can be booked in. */
export type BookingSystem = (typeof BOOKING_SYSTEMS)[number];

/** The three kinds of visit that every payer gets. */
export const VISIT_KINDS = ['intake', 'follow-up-short', 'follow-up-extended'] as const;
/** A kind of visit that every payer gets. */
export type VisitKind = (typeof VISIT_KINDS)[number];

/** Ids of one's own in the booking system, where a payer does not use the default ones. */
export type MappingOverrides = Partial<Readonly<Record<VisitKind, string>>>;

/** A step of setting up a payer that failed and can be tried again. */
export interface SetupFault {
  readonly kind: VisitKind;
  /** What could not be made. */
  readonly part: 'instance' | 'mapping';
  readonly detail: string;
}

/** A payer of the practice. Payers of the reference world have the ids that claims name them by. */
export interface PayerProfile {
  /** `PAY-` and a number. */
  readonly id: string;
  readonly name: string;
  readonly type: PayerType;
  readonly statusCode: PayerStatus;
  readonly mappingOverrides: MappingOverrides;
  /** What failed when it was set up; empty = nothing needs attention. */
  readonly setupFaults: readonly SetupFault[];
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

/** Contract of a provider with a payer. */
export interface PayerContract {
  readonly providerId: string;
  readonly payerId: string;
  readonly status: 'active' | 'ended';
}

/** A service that the practice offers. Names are as they were entered, leading spaces and all. */
export interface BookingService {
  readonly id: string;
  readonly name: string;
  readonly durationMinutes: number;
}

/** A service as it can be booked for one payer at one place. */
export interface ServiceInstance {
  readonly id: string;
  readonly serviceId: string;
  /** Null = belongs to nobody; possible only until the rules of the table stand. */
  readonly payerId: string | null;
  readonly location: string;
  /** Place-of-service code. */
  readonly posCode: string;
  readonly createdAt: Instant;
}

/** What an instance is called in a booking system. */
export interface InstanceMapping {
  readonly id: string;
  readonly serviceInstanceId: string;
  readonly system: BookingSystem;
  readonly externalId: string;
}
