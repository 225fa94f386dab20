import { Injectable } from '@nestjs/common';

/** What works with a reservation, by its name: the process is ready all the same, and readiness says so. */
@Injectable()
export class HealthNotes {
  private readonly notes = new Map<string, string>();

  /** Sets the note of a part of the portal. */
  set(part: string, note: string): void {
    this.notes.set(part, note);
  }

  /** Takes the note away: all is well again. */
  clear(part: string): void {
    this.notes.delete(part);
  }

  /** All notes. */
  all(): ReadonlyMap<string, string> {
    return this.notes;
  }
}
