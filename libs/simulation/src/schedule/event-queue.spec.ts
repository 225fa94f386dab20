import fc from 'fast-check';
import { EventQueue } from './event-queue.js';

describe('the event queue', () => {
  it('gives back events by time, then by order, then as they came', () => {
    const anyEvents = fc.array(
      fc.record({ at: fc.integer({ min: 0, max: 20 }), order: fc.integer({ min: 0, max: 5 }) }),
    );
    fc.assert(
      fc.property(anyEvents, (events) => {
        const queue = new EventQueue<(typeof events)[number] & { place: number }>();
        const numbered = events.map((event, place) => ({ ...event, place }));
        numbered.forEach((event) => queue.push(event));
        const due = numbered.map(() => queue.pop());
        expect(due).toEqual(numbered.sort((a, b) => a.at - b.at || a.order - b.order || a.place - b.place));
        expect(queue.pop()).toBeUndefined();
        expect(queue.size).toBe(0);
      }),
    );
  });

  it('keeps its order when events are added while others are taken', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1 }), (delays) => {
        const queue = new EventQueue<{ at: number; order: number }>();
        queue.push({ at: 0, order: 0 });
        let now = 0;
        for (const delay of delays) {
          const next = queue.pop();
          if (!next) break;
          expect(next.at).toBeGreaterThanOrEqual(now);
          now = next.at;
          queue.push({ at: now + delay, order: 1 });
          queue.push({ at: now + 2 * delay, order: 0 });
          expect(queue.peek()?.at).toBeGreaterThanOrEqual(now);
        }
      }),
    );
  });
});
