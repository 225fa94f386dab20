import { DestroyRef, effect, inject, untracked } from '@angular/core';
import { HoldState } from './hold.state.js';
import { LiveState } from './live.state.js';

/**
 * Does something at once and again whenever rows have changed, but not more often than the interval allows and not while
 * updates are held, until the caller is destroyed. To be called where Angular injects.
 * @param interval real milliseconds between two beginnings
 */
export function refreshWithRows(work: () => void, interval: number): void {
  const live = inject(LiveState);
  const hold = inject(HoldState);
  let begunAt = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  effect(() => {
    live.factsSequence();
    clearTimeout(timer);
    // A page that is opened while updates are held is fetched once.
    if (hold.held() && begunAt >= 0) return;
    const wait = Math.max(0, begunAt + interval - performance.now());
    timer = setTimeout(() => {
      begunAt = performance.now();
      untracked(() => hold.recount());
      work();
    }, wait);
  });
  inject(DestroyRef).onDestroy(() => clearTimeout(timer));
}
