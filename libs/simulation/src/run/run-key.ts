import type { GenerationConfig } from '@portal/domain';
import { hashText, type RandomSource } from '../random/random-source.js';

/** Digits of the number in an id: ten million claims of a run sort as they were numbered. */
const NUMBER_DIGITS = 7;
/** Digits of 32 bits in hexadecimal. */
const HEX_DIGITS = 8;
const MOST_OF_32_BITS = 0xffffffff;

/**
 * The part of ids that names a world: six hexadecimal digits of a hash over configuration, seed and version, and an
 * ordinal when the same world is made again beside an older copy.
 */
export function createRunKey(config: GenerationConfig, seed: number, version: string, ordinal: number): string {
  const key = hexadecimal(hashText(canonicalJson({ config, seed, version }))).slice(0, 6);
  return ordinal > 1 ? `${key}-${ordinal}` : key;
}

/**
 * A key for what belongs to no run: sixteen hexadecimal digits, 64 bits of the random source. That two of a million keys
 * are alike has a chance of about 3 in 100 million (n² / 2⁶⁵). Sources of the same seed give the same keys.
 */
export function randomKey(random: RandomSource): string {
  return Array.from({ length: 2 }, () => hexadecimal(random.integer(0, MOST_OF_32_BITS))).join('');
}

/** Id of a claim, an appeal or an event, such as `CLM-7F3A91-0000123`: what it is, the key of its world, its number. */
export function idOf(prefix: 'CLM' | 'APP' | 'EVT', key: string, number: number): string {
  return `${prefix}-${key}-${String(number).padStart(NUMBER_DIGITS, '0')}`;
}

/** JSON with sorted keys: the same text for the same content. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** 32 bits as eight digits. */
function hexadecimal(bits: number): string {
  return bits.toString(16).toUpperCase().padStart(HEX_DIGITS, '0');
}
