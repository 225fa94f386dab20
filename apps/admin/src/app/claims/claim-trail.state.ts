import { Injectable, signal } from '@angular/core';
import type { ClaimsAddress } from './claim-filters.js';

/** The page of the list from which a claim was opened. */
export interface ClaimTrail {
  readonly address: ClaimsAddress | null;
  /** Ids in the order of the list. */
  readonly ids: readonly string[];
}

/** A claim's neighbors on its page of the list; null at the ends and for a claim that is not on it. */
export interface Neighbors {
  readonly previous: string | null;
  readonly next: string | null;
}

/** Finds the neighbors of a claim. */
export function neighborsOf(ids: readonly string[], id: string): Neighbors {
  const place = ids.indexOf(id);
  if (place < 0) return { previous: null, next: null };
  return { previous: ids[place - 1] ?? null, next: ids[place + 1] ?? null };
}

/** Remembers the list that was read last, so that a claim leads back to it and on to its neighbors. */
@Injectable({ providedIn: 'root' })
export class ClaimTrailState {
  private readonly current = signal<ClaimTrail>({ address: null, ids: [] });

  readonly trail = this.current.asReadonly();

  follow(address: ClaimsAddress, ids: readonly string[]): void {
    this.current.set({ address, ids });
  }
}
