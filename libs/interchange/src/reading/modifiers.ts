import { MODIFIERS_AT_MOST } from './limits.js';

/** Modifiers of a composite procedure, without the places that are empty. */
export function modifiersOf(parts: readonly string[]): string[] {
  return parts.slice(0, MODIFIERS_AT_MOST).flatMap((part) => (part === '' ? [] : part.toUpperCase()));
}
