import type { EpochSeconds } from '@portal/domain';

/** Something due at a simulated instant. Ties are broken by order, then by the order of insertion. */
export interface DueEvent {
  readonly at: EpochSeconds;
  /** Lower runs first at the same instant; 0 to 7. */
  readonly order: number;
}

/** Orders are smaller than this, so that instant and order make one number that sorts as both do. */
const ORDERS = 8;
const FIRST_CAPACITY = 1_024;

/**
 * Events by due time: a binary heap. What happens in thirty days is an entry here, never a timer (law 2). What events are
 * compared by stands in columns of its own, so that no event is read before it is due: a large practice has forty thousand.
 */
export class EventQueue<Event extends DueEvent> {
  private readonly events: Event[] = [];
  /** Instant and order of each event, and which one it was to be added. */
  private due = new Float64Array(FIRST_CAPACITY);
  private serials = new Float64Array(FIRST_CAPACITY);
  private added = 0;

  /** Number of events waiting. */
  get size(): number {
    return this.events.length;
  }

  /** The next event without removing it. */
  peek(): Event | undefined {
    return this.events[0];
  }

  /** Adds an event. */
  push(event: Event): void {
    const { events } = this;
    if (events.length === this.due.length) this.grow();
    const due = event.at * ORDERS + event.order;
    const serial = this.added++;
    let index = events.length;
    events.push(event);
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!this.isBefore(due, serial, parent)) break;
      this.move(parent, index);
      index = parent;
    }
    this.put(index, event, due, serial);
  }

  /** Removes and answers with the next event. */
  pop(): Event | undefined {
    const { events } = this;
    const top = events[0];
    const last = events.pop();
    if (!last || events.length === 0) return last;
    this.sink(last, this.due[events.length] as number, this.serials[events.length] as number);
    return top;
  }

  /** Puts an event in the place of the first, and those that are due before it above it. */
  private sink(event: Event, due: number, serial: number): void {
    const { length } = this.events;
    let index = 0;
    for (;;) {
      let next = 2 * index + 1;
      if (next >= length) break;
      const right = next + 1;
      if (right < length && this.isBefore(this.due[right] as number, this.serials[right] as number, next)) next = right;
      if (this.isBefore(due, serial, next)) break;
      this.move(next, index);
      index = next;
    }
    this.put(index, event, due, serial);
  }

  private isBefore(due: number, serial: number, other: number): boolean {
    const otherDue = this.due[other] as number;
    return due !== otherDue ? due < otherDue : serial < (this.serials[other] as number);
  }

  private move(from: number, to: number): void {
    this.put(to, this.events[from] as Event, this.due[from] as number, this.serials[from] as number);
  }

  private put(index: number, event: Event, due: number, serial: number): void {
    this.events[index] = event;
    this.due[index] = due;
    this.serials[index] = serial;
  }

  private grow(): void {
    const twice = (column: Float64Array) => {
      const larger = new Float64Array(column.length * 2);
      larger.set(column);
      return larger;
    };
    this.due = twice(this.due);
    this.serials = twice(this.serials);
  }
}
