import { DestroyRef, effect, inject, untracked } from '@angular/core';
import { HoldState } from './hold.state.js';
import { LiveState } from './live.state.js';

/**
 * Does something at once, and at once again whenever something else is asked for. Does it too when rows have changed
 * since, but not more often than the interval allows and not while updates are held. Ends with the caller. To be called
 * where Angular injects.
 * @param interval real milliseconds between two beginnings
 * @param asked reads the signals that say what is asked for
 * @returns does it now, because somebody wants it
 */
export function refreshWithRows(work: () => void, interval: number, asked: () => unknown = () => null): () => void {
  const live = inject(LiveState);
  const hold = inject(HoldState);
  let begunAt = 0;
  let sequenceThen = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function begin(): void {
    clearTimeout(timer);
    begunAt = performance.now();
    untracked(() => {
      sequenceThen = live.factsSequence();
      hold.recount();
      work();
    });
  }

  effect(() => {
    asked();
    begin();
  });
  effect(() => {
    const changed = live.factsSequence() !== sequenceThen;
    clearTimeout(timer);
    if (changed && !hold.held()) timer = setTimeout(begin, Math.max(0, begunAt + interval - performance.now()));
  });
  inject(DestroyRef).onDestroy(() => clearTimeout(timer));
  return begin;
}
