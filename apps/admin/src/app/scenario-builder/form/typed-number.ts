/** A plain decimal number, thousands separators allowed: what a person types into a field. */
const NUMBER = /^-?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/;

/** Reads a number as it was typed. NaN when the text is not one. */
export function readNumber(text: string): number {
  const trimmed = text.trim();
  return NUMBER.test(trimmed) ? Number(trimmed.replaceAll(',', '')) : Number.NaN;
}

/** Reads a percentage as a share: `25` is 0.25. NaN when the text is not a number. */
export function readPercent(text: string): number {
  return withoutNoise(readNumber(text) / 100);
}

/** Writes a share as a field shows it: 0.118 is `11.8`. */
export function writePercent(share: number): string {
  return String(withoutNoise(share * 100));
}

/** Drops what binary fractions add: 0.07 × 100 is 7, not 7.000000000000001. */
function withoutNoise(value: number): number {
  return Number(value.toFixed(10));
}
