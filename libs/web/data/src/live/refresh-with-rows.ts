import { DestroyRef, effect, inject } from '@angular/core';
import { LiveState } from './live.state.js';

/**
 * Does something at once and again whenever rows have changed, but not more often than the interval allows, until the
 * caller is destroyed. To be called where Angular injects.
 * @param interval real milliseconds between two beginnings
 */
export function refreshWithRows(work: () => void, interval: number): void {
  const live = inject(LiveState);
  let begunAt = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  effect(() => {
    live.factsSequence();
    clearTimeout(timer);
    const wait = Math.max(0, begunAt + interval - performance.now());
    timer = setTimeout(() => {
      begunAt = performance.now();
      work();
    }, wait);
  });
  inject(DestroyRef).onDestroy(() => clearTimeout(timer));
}
