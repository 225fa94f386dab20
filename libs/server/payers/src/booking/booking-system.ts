import type { Instant } from '@portal/domain';

/** What the booking system offers. */
export interface BookingOffer {
  readonly services: readonly { readonly id: string; readonly name: string }[];
  readonly locations: readonly { readonly id: string; readonly name: string }[];
  readonly practitioners: readonly { readonly id: string; readonly name: string }[];
}

/** A visit to be booked, in the ids of the booking system. */
export interface VisitRequest {
  readonly serviceId: string;
  readonly locationId: string;
  readonly practitionerId: string;
  readonly clientId: number;
  readonly startsAt: Instant;
}

/** A visit to be looked for: the client's at that moment. */
export interface SoughtVisit extends Pick<VisitRequest, 'clientId' | 'startsAt'> {
  /** Id of its service in the booking system; null = whatever the service. */
  readonly serviceId: string | null;
}

/**
 * The port to the system that appointments are booked in. Every call ends within the configured limit.
 * @throws DomainError `booking-unavailable` when it does not answer, `booking-refused` when it says no
 */
export abstract class BookingSystem {
  /** Address of the system; null when none is connected. */
  abstract readonly address: string | null;
  /** Services, locations and practitioners. */
  abstract offer(): Promise<BookingOffer>;
  /** Books a visit and answers with its id there. Never repeated by itself: it is not known to be safe. */
  abstract book(request: VisitRequest): Promise<string>;
  /** Id of a visit that was booked before; null when there is none. */
  abstract find(visit: SoughtVisit): Promise<string | null>;
}
