import type { Payer } from '@portal/domain';
import type { CalendarDay, DayNumber } from './calendar.js';

/** A patient on the panel of one specialty of one provider, with what must be remembered between visits. */
export interface Patient {
  /** `PT-<provider><specialty letter>-<number>`. */
  readonly id: string;
  readonly name: string;
  readonly sex: 'F' | 'M';
  readonly birth: CalendarDay;
  /** Age band on joining the panel. */
  readonly ageBand: number;
  readonly payer: Payer;
  readonly memberId: string;
  /** Bit per chronic condition, in the order of the catalogue. */
  readonly conditions: number;
  /** A number of the patient's own, from which address and usual clinician follow. */
  readonly trait: number;
  lastVisit: DayNumber | null;
  lastPreventiveVisit: DayNumber | null;
  /** Last day of each service that a payer's frequency limit looks at; made when the first one happens. */
  services: Map<string, DayNumber> | null;
  therapyYear: number;
  therapyVisits: number;
}
