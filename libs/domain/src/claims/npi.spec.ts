import fc from 'fast-check';
import { hasValidCheckDigit, syntheticNpi } from './npi.js';

describe('the check digit of an NPI', () => {
  it('is right for the example of the standard, and wrong for any other last digit', () => {
    const accepted = [...'0123456789'].filter((digit) => hasValidCheckDigit(`123456789${digit}`));
    expect(accepted).toEqual(['3']);
  });

  it.each(['', '123456789', '12345678933', '12345 7893', '123456789X'])('is never right for "%s"', (text) => {
    expect(hasValidCheckDigit(text)).toBe(false);
  });
});

describe('law 10: a synthetic NPI', () => {
  it('begins with 9, which is never issued, and has the right check digit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), (serial) => {
        const npi = syntheticNpi(serial);
        expect(npi).toMatch(/^9\d{9}$/);
        expect(hasValidCheckDigit(npi)).toBe(true);
      }),
    );
  });

  it('differs from serial to serial', () => {
    const serials = Array.from({ length: 500 }, (_, serial) => serial);
    expect(new Set(serials.map(syntheticNpi)).size).toBe(500);
  });
});
