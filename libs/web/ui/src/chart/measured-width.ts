import { DestroyRef, ElementRef, inject, signal, type Signal } from '@angular/core';

/** Narrower than this in pixels, a chart is cut. */
const NARROWEST = 240;

/**
 * Width of the calling component in pixels, so that a chart is drawn as wide as it is shown.
 * @param first width until it is measured
 */
export function measuredWidth(first: number): Signal<number> {
  const width = signal(first);
  if (typeof ResizeObserver === 'undefined') return width;
  const observer = new ResizeObserver(([entry]) => width.set(Math.max(NARROWEST, entry?.contentRect.width ?? 0)));
  observer.observe(inject<ElementRef<HTMLElement>>(ElementRef).nativeElement);
  inject(DestroyRef).onDestroy(() => observer.disconnect());
  return width;
}
