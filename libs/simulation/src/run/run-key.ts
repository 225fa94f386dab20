import type { GenerationConfig } from '@portal/domain';
import { hashText } from '../random/random-source.js';

/**
 * The part of ids that names a world: six hexadecimal digits of a hash over configuration, seed and version, and an
 * ordinal when the same world is made again beside an older copy.
 */
export function createRunKey(config: GenerationConfig, seed: number, version: string, ordinal: number): string {
  const key = hashText(canonicalJson({ config, seed, version }))
    .toString(16)
    .toUpperCase()
    .padStart(8, '0')
    .slice(0, 6);
  return ordinal > 1 ? `${key}-${ordinal}` : key;
}

/** JSON with sorted keys: the same text for the same content. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
