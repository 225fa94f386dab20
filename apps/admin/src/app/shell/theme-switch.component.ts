import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { IconComponent, type IconName } from '@portal/web/ui';
import { type Theme, ThemeState } from './theme.state.js';

const CHOICES: readonly { readonly theme: Theme; readonly name: string; readonly icon: IconName }[] = [
  { theme: 'light', name: 'Light', icon: 'sun' },
  { theme: 'dark', name: 'Dark', icon: 'moon' },
  { theme: 'system', name: 'Same as the system', icon: 'monitor' },
];

/** Light, dark, or as the system. */
@Component({
  selector: 'pp-theme-switch',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [IconComponent],
  host: { role: 'radiogroup', 'aria-label': 'Theme' },
  template: `
    @for (choice of choices; track choice.theme) {
      <label [title]="choice.name">
        <pp-icon [name]="choice.icon" [size]="15" />
        <input
          type="radio"
          name="theme"
          [attr.aria-label]="choice.name"
          [checked]="state.theme() === choice.theme"
          (change)="state.choose(choice.theme)"
        />
      </label>
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      padding: 2px;
      border-radius: var(--pp-radius-2);
      background: var(--pp-sunken);
    }
    label {
      position: relative;
      display: grid;
      place-items: center;
      width: 28px;
      height: 26px;
      border-radius: 5px;
      color: var(--pp-text-3);
      cursor: pointer;
    }
    input {
      position: absolute;
      inset: 0;
      margin: 0;
      opacity: 0;
      cursor: inherit;
    }
    label:has(:checked) {
      background: var(--pp-surface);
      box-shadow: var(--pp-shadow-1);
      color: var(--pp-text);
    }
    label:has(:focus-visible) {
      outline: 2px solid var(--pp-focus);
      outline-offset: 1px;
    }
  `,
})
export class ThemeSwitchComponent {
  protected readonly state = inject(ThemeState);
  protected readonly choices = CHOICES;
}
