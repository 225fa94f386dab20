import { DOCUMENT } from '@angular/common';
import { effect, inject, Injectable, signal } from '@angular/core';

const STORED_AS = 'portal.theme';

/** Light, dark, or as the system. */
const THEMES = ['light', 'dark', 'system'] as const;
/** Light, dark, or as the system. */
export type Theme = (typeof THEMES)[number];

/** The theme of this browser; kept between visits. */
@Injectable({ providedIn: 'root' })
export class ThemeState {
  private readonly document = inject(DOCUMENT);
  private readonly storage = (this.document.defaultView as Window).localStorage;
  private readonly chosen = signal<Theme>(this.stored());

  readonly theme = this.chosen.asReadonly();

  constructor() {
    effect(() => this.show(this.theme()));
    // Paper is light.
    const window = this.document.defaultView as Window;
    window.addEventListener('beforeprint', () => this.show('light'));
    window.addEventListener('afterprint', () => this.show(this.theme()));
  }

  choose(theme: Theme): void {
    this.storage.setItem(STORED_AS, theme);
    this.chosen.set(theme);
  }

  private show(theme: Theme): void {
    const { dataset } = this.document.documentElement;
    if (theme === 'system') delete dataset['theme'];
    else dataset['theme'] = theme;
  }

  private stored(): Theme {
    const value = this.storage.getItem(STORED_AS);
    return THEMES.find((theme) => theme === value) ?? 'system';
  }
}
