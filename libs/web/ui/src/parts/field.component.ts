import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { IconComponent } from '../icon/icon.component.js';

let fields = 0;

/** A field for a number, a day or a few words as they are typed: label above, unit or bounds at the right, what is wrong below. */
@Component({
  selector: 'pp-field',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [IconComponent],
  host: { class: 'field' },
  template: `
    <label [for]="id" [class.sr]="labelHidden()">{{ label() }}</label>
    <div class="in">
      <input
        #box
        [id]="id"
        [type]="type()"
        [value]="value()"
        [class.mono]="mono()"
        [placeholder]="placeholder()"
        [attr.list]="list()"
        [attr.inputmode]="type() === 'text' ? mode() : null"
        autocomplete="off"
        [disabled]="disabled()"
        [attr.aria-invalid]="problem() ? 'true' : null"
        [attr.aria-describedby]="problem() ? id + '-problem' : null"
        (input)="changed.emit(box.value)"
      />
      @if (unit(); as text) {
        <span class="unit">{{ text }}</span>
      }
      <ng-content />
    </div>
    @if (problem(); as text) {
      <p class="err" [id]="id + '-problem'"><pp-icon name="circle-alert" [size]="14" />{{ text }}</p>
    }
  `,
})
export class FieldComponent {
  readonly label = input.required<string>();
  readonly value = input.required<string>();
  readonly labelHidden = input(false);
  readonly type = input<'text' | 'date'>('text');
  /** Shown while the field is empty. */
  readonly placeholder = input('');
  /** Keyboard that a phone offers. */
  readonly mode = input<'decimal' | 'text'>('decimal');
  /** Id of a list of words to choose from. */
  readonly list = input<string | null>(null);
  readonly unit = input('');
  readonly mono = input(false);
  readonly disabled = input(false);
  readonly problem = input<string | undefined>();
  readonly changed = output<string>();
  protected readonly id = `field-${fields++}`;
}
