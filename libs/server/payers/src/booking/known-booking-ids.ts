import { Injectable } from '@nestjs/common';
import { DomainError, type KnownIds } from '@portal/domain';
import { BookingSystem } from './booking-system.js';

const NOT_CONNECTED: KnownIds = { unverified: 'not verified: no booking system is connected', connected: false };

/** Asks the booking system which of the ids in use it knows. */
@Injectable()
export class KnownBookingIds {
  constructor(private readonly bookingSystem: BookingSystem) {}

  /** The known ones among these ids, or why it could not be asked. */
  async check(ids: ReadonlySet<string>): Promise<KnownIds> {
    if (this.bookingSystem.address === null) return NOT_CONNECTED;
    try {
      const { services } = await this.bookingSystem.offer();
      return { ids: new Set(services.map(({ id }) => id).filter((id) => ids.has(id))) };
    } catch (error) {
      if (error instanceof DomainError) return { unverified: `not verified: ${error.message}`, connected: true };
      throw error;
    }
  }
}
