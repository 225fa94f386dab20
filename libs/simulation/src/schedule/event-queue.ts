import type { EpochSeconds } from '@portal/domain';

/** Something due at a simulated instant. Ties are broken by order, then by the order of insertion. */
export interface DueEvent {
  readonly at: EpochSeconds;
  /** Lower runs first at the same instant. */
  readonly order: number;
}

interface Waiting<Event> {
  readonly at: EpochSeconds;
  readonly order: number;
  readonly serial: number;
  readonly event: Event;
}

/** Events by due time: a binary heap. What happens in thirty days is an entry here, never a timer (law 2). */
export class EventQueue<Event extends DueEvent> {
  private readonly heap: Waiting<Event>[] = [];
  private serial = 0;

  /** Number of events waiting. */
  get size(): number {
    return this.heap.length;
  }

  /** The next event without removing it. */
  peek(): Event | undefined {
    return this.heap[0]?.event;
  }

  /** Adds an event. */
  push(event: Event): void {
    const { heap } = this;
    const added = { at: event.at, order: event.order, serial: this.serial++, event };
    let index = heap.length;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const above = heap[parent] as Waiting<Event>;
      if (!isBefore(added, above)) break;
      heap[index] = above;
      index = parent;
    }
    heap[index] = added;
  }

  /** Removes and answers with the next event. */
  pop(): Event | undefined {
    const { heap } = this;
    const top = heap[0];
    const last = heap.pop();
    if (!top || !last) return undefined;
    if (heap.length > 0) this.sink(last);
    return top.event;
  }

  /** Puts an entry in the place of the first, and those that are due before it above it. */
  private sink(entry: Waiting<Event>): void {
    const { heap } = this;
    let index = 0;
    for (;;) {
      const left = 2 * index + 1;
      if (left >= heap.length) break;
      const right = left + 1;
      const rightIsNext = right < heap.length && isBefore(heap[right] as Waiting<Event>, heap[left] as Waiting<Event>);
      const next = rightIsNext ? right : left;
      const below = heap[next] as Waiting<Event>;
      if (!isBefore(below, entry)) break;
      heap[index] = below;
      index = next;
    }
    heap[index] = entry;
  }
}

function isBefore(one: Omit<Waiting<unknown>, 'event'>, other: Omit<Waiting<unknown>, 'event'>): boolean {
  if (one.at !== other.at) return one.at < other.at;
  return one.order !== other.order ? one.order < other.order : one.serial < other.serial;
}
