import { ChangeDetectionStrategy, Component, input, signal } from '@angular/core';
import { IconComponent } from '../icon/icon.component.js';

/** Real milliseconds for which the button says that it has copied. */
const SAID_FOR = 2_000;

/** Copies a text; says so for a moment, in the icon and to readers of the screen. */
@Component({
  selector: 'pp-copy-button',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [IconComponent],
  template: `
    <button
      type="button"
      class="btn btn--bare btn--s btn--icon"
      [attr.aria-label]="label()"
      [title]="label()"
      (click)="copy()"
    >
      <pp-icon [name]="copied() ? 'check' : 'copy'" [size]="15" />
    </button>
    <span class="sr" role="status">{{ copied() ? 'Copied' : '' }}</span>
  `,
  styles: `
    :host {
      display: inline-flex;
    }
  `,
})
export class CopyButtonComponent {
  readonly text = input.required<string>();
  /** "Copy seed" */
  readonly label = input.required<string>();
  protected readonly copied = signal(false);

  protected async copy(): Promise<void> {
    await navigator.clipboard.writeText(this.text());
    this.copied.set(true);
    setTimeout(() => this.copied.set(false), SAID_FOR);
  }
}
