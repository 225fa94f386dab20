import { readNumber, readPercent, writePercent } from './typed-number.js';

describe('a number as it is typed', () => {
  it.each([
    ['100', 100],
    [' 1,000 ', 1_000],
    ['2.2', 2.2],
    ['-3', -3],
  ])('reads %j', (text, value) => expect(readNumber(text)).toBe(value));

  it.each(['', ' ', '1.', '1,00', 'ten', '1e3', '0x10', '5 %', 'Infinity'])('takes %j for no number', (text) =>
    expect(readNumber(text)).toBeNaN(),
  );
});

describe('a percentage as it is typed', () => {
  it('is a share without what binary fractions add', () => {
    expect(readPercent('11.8')).toBe(0.118);
    expect(writePercent(0.07)).toBe('7');
    expect(writePercent(0.118)).toBe('11.8');
  });

  it('comes back as it was, in tenths of a percent', () => {
    for (let tenths = 0; tenths <= 1_000; tenths++) {
      const text = String(tenths / 10);
      expect(writePercent(readPercent(text))).toBe(text);
    }
  });
});
