import { type CalendarDate, dayOf, digitsOf, type Instant } from '@portal/domain';

/** Where something is counted. */
export interface FactPlace {
  readonly day: CalendarDate;
  readonly providerId: string;
  readonly payerId: string;
  readonly causeId: string;
}

/** Whom something concerns. */
export type FactSplit = Pick<FactPlace, 'providerId' | 'payerId'>;

/**
 * Rows by day, provider, payer and cause, made when they are first asked for. Maps within maps: a claim is counted in three
 * or four rows, and to write a text for each look-up would take longer than to count.
 */
export class RowsByPlace<Row> {
  /** All rows, in the order in which they were made. */
  readonly all: Row[] = [];
  private readonly days = new Map<number, Map<string, Map<string, Map<string, Row>>>>();

  constructor(private readonly make: (place: FactPlace) => Row) {}

  /** The row of the day of an instant. */
  at(instant: Instant, { providerId, payerId }: FactSplit, causeId: string): Row {
    const causes = within(within(within(this.days, dateNumber(instant)), providerId), payerId);
    let row = causes.get(causeId);
    if (row === undefined) {
      row = this.make({ day: dayOf(instant), providerId, payerId, causeId });
      causes.set(causeId, row);
      this.all.push(row);
    }
    return row;
  }
}

/** The day of an instant as a number, by which it is found without making a text of it. */
function dateNumber(instant: Instant): number {
  return digitsOf(instant, 0, 4) * 10_000 + digitsOf(instant, 5, 7) * 100 + digitsOf(instant, 8, 10);
}

function within<Key, InnerKey, Value>(outer: Map<Key, Map<InnerKey, Value>>, key: Key): Map<InnerKey, Value> {
  let inner = outer.get(key);
  if (!inner) outer.set(key, (inner = new Map()));
  return inner;
}
