import type { FilePlace } from '../received-claim.js';
import type { Separators } from './separators.js';

/** A segment of X12: its identifier and its elements, counted from 1 as the guides do (CLM01 is element 1 of CLM). */
export class Segment {
  private readonly elements: readonly string[];

  constructor(
    /** The segment's number in the file, from 1. */
    readonly number: number,
    text: string,
    private readonly separators: Separators,
  ) {
    this.elements = text.split(separators.element);
  }

  /** Identifier: `CLM`. */
  get id(): string {
    return this.elements[0] ?? '';
  }

  /** Where it stands. */
  get place(): FilePlace {
    return { unit: 'segment', number: this.number };
  }

  /** How many elements there are. */
  get size(): number {
    return this.elements.length - 1;
  }

  /** An element without the spaces around it; empty where there is none. */
  at(element: number): string {
    return this.elements[element]?.trim() ?? '';
  }

  /** The components of an element, the first of them at 0. */
  parts(element: number): string[] {
    return this.at(element)
      .split(this.separators.component)
      .map((part) => part.trim());
  }
}
