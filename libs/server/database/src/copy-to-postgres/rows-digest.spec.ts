import fc from 'fast-check';
import { RowsDigest } from './rows-digest.js';

function digestOf(rows: readonly (readonly unknown[])[]) {
  const digest = new RowsDigest();
  rows.forEach((row) => digest.add(row));
  const { rows: count, checksum } = digest;
  return { count, checksum };
}

describe('the checksum of rows', () => {
  const cell = fc.oneof(fc.string(), fc.integer(), fc.constant(null));
  const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { maxLength: 8 });

  it('does not depend on their order, nor on how an engine tells whole numbers', () => {
    fc.assert(
      fc.property(rows, (some) => {
        const told = some.map((row) => row.map((value) => (typeof value === 'number' ? String(value) : value)));
        expect(digestOf(told.reverse())).toEqual(digestOf(some));
      }),
    );
  });

  it('changes with each value, each row and each repetition', () => {
    fc.assert(
      fc.property(rows, fc.nat(7), fc.nat(1), (some, at, column) => {
        const one = some[at % Math.max(1, some.length)];
        if (!one) return;
        const others = some.filter((row) => row !== one);
        const changed = one.map((value, index) => (index === column ? `${value}.` : value));
        for (const different of [[...others, changed], others, [...some, one]])
          expect(digestOf(different).checksum).not.toBe(digestOf(some).checksum);
      }),
    );
    expect(digestOf([[null]]).checksum).not.toBe(digestOf([['null']]).checksum);
    expect(digestOf([['a', 'b']]).checksum).not.toBe(digestOf([['a,b', '']]).checksum);
  });
});
