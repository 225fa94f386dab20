import { DOCUMENT } from '@angular/common';
import { DestroyRef, inject, Injectable, signal } from '@angular/core';

const STORED_AS = 'portal.single-keys';
/** Real milliseconds in which the second key of a pair must follow. */
const PAIR_LIMIT = 1_500;

/**
 * Keys and what they do. A pair is written with a space: `g c`. Keys held with Ctrl, or with Command on a Mac, are written
 * `ctrl+z` and `ctrl+shift+z`; they act even while single keys are switched off.
 */
export type ShortcutMap = Readonly<Record<string, () => void>>;

/**
 * Single keys that act outside of fields (WCAG 2.1.4: they can be switched off). The shell registers those that hold
 * everywhere, a page its own while it is shown.
 */
@Injectable({ providedIn: 'root' })
export class Shortcuts {
  private readonly document = inject(DOCUMENT);
  private readonly storage = (this.document.defaultView as Window).localStorage;
  private readonly maps = new Set<ShortcutMap>();
  private readonly enabledNow = signal(this.storage.getItem(STORED_AS) !== 'off');
  private first: { readonly key: string; readonly at: number } | null = null;

  /** True while single keys act. */
  readonly enabled = this.enabledNow.asReadonly();

  constructor() {
    const listener = (event: KeyboardEvent) => this.pressed(event);
    this.document.addEventListener('keydown', listener);
    inject(DestroyRef).onDestroy(() => this.document.removeEventListener('keydown', listener));
  }

  enable(on: boolean): void {
    this.storage.setItem(STORED_AS, on ? 'on' : 'off');
    this.enabledNow.set(on);
  }

  /** Adds keys until the caller is destroyed. Later maps come first. */
  use(map: ShortcutMap, destroyed: DestroyRef): void {
    this.maps.add(map);
    destroyed.onDestroy(() => this.maps.delete(map));
  }

  private pressed(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing || event.altKey || isTyping(event.target)) return;
    if (event.ctrlKey || event.metaKey) return this.act(event, chordOf(event));
    if (event.repeat || !this.enabled() || isOwnKey(event.target, event.key)) return;
    const key = event.key === ' ' ? 'space' : event.key.toLowerCase();
    const pair = this.first && event.timeStamp - this.first.at < PAIR_LIMIT ? `${this.first.key} ${key}` : null;
    this.first = key.length === 1 ? { key, at: event.timeStamp } : null;
    this.act(event, ...(pair ? [pair, key] : [key]));
  }

  /** Does what the first known key stands for; the browser does nothing then. */
  private act(event: KeyboardEvent, ...keys: string[]): void {
    const action = keys.map((key) => this.find(key)).find((found) => found !== undefined);
    if (!action) return;
    this.first = null;
    event.preventDefault();
    action();
  }

  private find(key: string): (() => void) | undefined {
    return [...this.maps].reverse().find((map) => key in map)?.[key];
  }
}

function chordOf({ key, shiftKey }: KeyboardEvent): string {
  return `ctrl+${shiftKey ? 'shift+' : ''}${key.toLowerCase()}`;
}

/** Text fields take all keys; a dialog takes everything. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('dialog, textarea, [contenteditable]')) return true;
  return target instanceof HTMLInputElement && !['radio', 'checkbox', 'button'].includes(target.type);
}

/** Lists take single keys to choose by them; buttons and links take the space bar and Enter. */
function isOwnKey(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('select')) return true;
  return (key === ' ' || key === 'Enter') && target.closest('a, button, input, summary, label') !== null;
}
