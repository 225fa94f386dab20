import fc from 'fast-check';
import { type FactPlace, RowsByPlace } from './rows-by-place.js';

const anyThing = fc.record({
  instant: fc
    .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }), fc.integer({ min: 10, max: 23 }))
    .map(
      ([month, day, hour]) => `2026-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}T${hour}:00:00Z`,
    ),
  providerId: fc.constantFrom('PRV-001', 'PRV-002', '*'),
  payerId: fc.constantFrom('PAY-001', 'PAY-002', '*'),
  causeId: fc.constantFrom('', 'PTN-001', 'BG-LATE'),
});

describe('rows by place', () => {
  it('are one for each day, provider, payer and cause, in the order in which they were first asked for', () => {
    fc.assert(
      fc.property(fc.array(anyThing, { maxLength: 200 }), (things) => {
        const rows = new RowsByPlace((place: FactPlace) => ({ place, count: 0 }));
        const expected = new Map<string, number>();
        for (const { instant, causeId, ...split } of things) {
          rows.at(instant, split, causeId).count++;
          const name = [instant.slice(0, 10), split.providerId, split.payerId, causeId].join(' ');
          expected.set(name, (expected.get(name) ?? 0) + 1);
        }
        const counted = rows.all.map(
          ({ place: { day, providerId, payerId, causeId }, count }) =>
            [[day, providerId, payerId, causeId].join(' '), count] as const,
        );
        expect(counted).toEqual([...expected]);
      }),
    );
  });
});
