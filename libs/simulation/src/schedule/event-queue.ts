import type { EpochSeconds } from '@portal/domain';

/** Something due at a simulated instant. Ties are broken by order, then by the order of insertion. */
export interface DueEvent {
  readonly at: EpochSeconds;
  /** Lower runs first at the same instant. */
  readonly order: number;
}

/** Events by due time: a binary heap. What happens in thirty days is an entry here, never a timer (law 2). */
export class EventQueue<Event extends DueEvent> {
  private readonly heap: { readonly event: Event; readonly serial: number }[] = [];
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
    let index = heap.push({ event, serial: this.serial++ }) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!this.isBefore(index, parent)) break;
      this.swap(index, parent);
      index = parent;
    }
  }

  /** Removes and answers with the next event. */
  pop(): Event | undefined {
    const { heap } = this;
    const top = heap[0];
    const last = heap.pop();
    if (!top || !last) return undefined;
    if (heap.length > 0) {
      heap[0] = last;
      this.sink();
    }
    return top.event;
  }

  private sink(): void {
    let index = 0;
    for (;;) {
      const left = 2 * index + 1;
      if (left >= this.heap.length) return;
      const right = left + 1;
      const next = right < this.heap.length && this.isBefore(right, left) ? right : left;
      if (!this.isBefore(next, index)) return;
      this.swap(index, next);
      index = next;
    }
  }

  private isBefore(one: number, other: number): boolean {
    const a = this.heap[one] as { event: Event; serial: number };
    const b = this.heap[other] as { event: Event; serial: number };
    return (
      a.event.at - b.event.at < 0 ||
      (a.event.at === b.event.at && (a.event.order - b.event.order || a.serial - b.serial) < 0)
    );
  }

  private swap(one: number, other: number): void {
    const { heap } = this;
    [heap[one], heap[other]] = [heap[other] as (typeof heap)[number], heap[one] as (typeof heap)[number]];
  }
}
