import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { IconComponent } from '../icon/icon.component.js';
import { CopierComponent } from './copier.component.js';

/** Copies a text; says so for a moment, in the icon and to readers of the screen. */
@Component({
  selector: 'pp-copy-button',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CopierComponent, IconComponent],
  template: `
    <button
      type="button"
      class="btn btn--bare btn--s btn--icon"
      [attr.aria-label]="label()"
      [title]="label()"
      (click)="copier.copy(text())"
    >
      <pp-icon [name]="copier.copied() ? 'check' : 'copy'" [size]="15" />
    </button>
    <pp-copier #copier said="Copied" [quiet]="true" />
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
}
