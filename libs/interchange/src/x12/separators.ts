import type { FilePlace } from '../received-claim.js';
import { refusedFile } from '../reading/refused-file.js';

/** Characters that part the pieces of an interchange, as its ISA segment declares them. */
export interface Separators {
  readonly element: string;
  readonly component: string;
  /** Parts repetitions of an element; null in versions that know none. */
  readonly repetition: string | null;
  /** Ends a segment. A line break when segments stand on lines and nothing else ends them. */
  readonly segment: string;
}

/** Position of the character that parts elements. */
const ELEMENT_AT = 3;
const ELEMENTS_OF_ISA = 16;
/** Length of an ISA whose elements are filled up to their fixed lengths, with the character that ends it. */
export const LENGTH_OF_ISA = 106;
/** An ISA that ends later than this has lost its form. */
const LONGEST_ISA = 2 * LENGTH_OF_ISA;

/** An ISA segment as it stands: its separators, and where it ends. */
export interface InterchangeHead {
  readonly separators: Separators;
  /** Position behind the character that ends the segment. */
  readonly end: number;
}

/**
 * Reads the separators that an ISA segment declares by where they stand in it.
 * @param start position of the segment in the text
 * @throws DomainError when the segment is cut off or its separators cannot be told apart
 */
export function readHead(text: string, start: number, place: FilePlace): InterchangeHead {
  const element = text[start + ELEMENT_AT] ?? '';
  if (!isSeparator(element)) throw cutOff(place);
  const last = lastSeparator(text, start, element);
  const elements = text.slice(start, last).split(element);
  const component = text[last + 1] ?? '';
  const segment = text.startsWith('\r\n', last + 2) ? '\n' : (text[last + 2] ?? '');
  if (!isWhole(elements) || component === '' || segment === '') throw cutOff(place);
  const repetition = isSeparator(elements[11] ?? '') ? (elements[11] ?? null) : null;
  const separators = { element, component, repetition, segment };
  if (!areApart(separators)) throw refusedFile('The separators that ISA declares cannot be told apart.', place);
  return { separators, end: last + 3 };
}

function lastSeparator(text: string, start: number, element: string): number {
  let at = start + ELEMENT_AT;
  for (let count = 1; count < ELEMENTS_OF_ISA && at !== -1; count++) at = text.indexOf(element, at + 1);
  return at === -1 || at - start > LONGEST_ISA ? text.length : at;
}

/** Version, control number, acknowledgment and usage have forms that nothing else in a file has side by side. */
function isWhole(elements: readonly string[]): boolean {
  const [version = '', control = '', acknowledgement = '', usage = ''] = elements.slice(12);
  return (
    elements.length === ELEMENTS_OF_ISA &&
    /^\d{5}$/.test(version.trim()) &&
    /^[0-9A-Z]{1,9}$/i.test(control.trim()) &&
    acknowledgement.length <= 1 &&
    /^[A-Z]$/.test(usage)
  );
}

function isSeparator(text: string): boolean {
  return /^[^A-Za-z0-9\s]$/.test(text);
}

/** That of repetitions does not count: nothing that is read here repeats. */
function areApart({ element, component, segment }: Separators): boolean {
  const all = [element, component, segment];
  return all.every((one) => isSeparator(one) || isLineBreak(one)) && new Set(all).size === all.length;
}

function isLineBreak(text: string): boolean {
  return text === '\n' || text === '\r';
}

function cutOff(place: FilePlace): Error {
  return refusedFile('The ISA segment is cut off or not of its form.', place);
}
