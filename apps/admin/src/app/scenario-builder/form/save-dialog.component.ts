import { ChangeDetectionStrategy, Component, computed, input, output, signal } from '@angular/core';
import type { Scenario } from '@portal/contracts';
import { GENERATION_BOUNDS } from '@portal/domain';
import { DialogComponent, IconComponent } from '@portal/web/ui';

/** What to keep the settings as: a new scenario, or in place of one's own of that name. */
export interface Keeping {
  readonly name: string;
  readonly replaced: Scenario | null;
}

/** Asks for the name under which the settings are kept. */
@Component({
  selector: 'pp-save-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DialogComponent, IconComponent],
  template: `
    <pp-dialog #dialog title="Save as own scenario" (closed)="closed.emit()">
      <form class="stack-2" (submit)="save($event)">
        <div class="field">
          <label for="scenario-name">Name</label>
          <div class="in">
            <input
              #box
              id="scenario-name"
              [maxLength]="longest"
              [value]="name()"
              aria-describedby="scenario-name-hint"
              [attr.aria-invalid]="taken() ? 'true' : null"
              (input)="name.set(box.value)"
            />
          </div>
          <p id="scenario-name-hint" [class]="taken() ? 'err' : 'hint'">{{ hint() }}</p>
        </div>
        @if (problem(); as text) {
          <p class="err" role="alert"><pp-icon name="circle-alert" [size]="14" />{{ text }}</p>
        }
        <div class="dialog-f">
          <button type="button" class="btn" (click)="dialog.close()">Cancel</button>
          <button type="submit" class="btn btn--main" [disabled]="!trimmed() || taken()">
            {{ replaced() ? 'Replace' : 'Save' }}
          </button>
        </div>
      </form>
    </pp-dialog>
  `,
})
export class SaveDialogComponent {
  readonly scenarios = input.required<readonly Scenario[]>();
  readonly problem = input<string | null>(null);
  readonly saved = output<Keeping>();
  readonly closed = output<void>();

  protected readonly longest = GENERATION_BOUNDS.name.max;
  protected readonly name = signal('');
  protected readonly trimmed = computed(() => this.name().trim());
  private readonly namesake = computed(() =>
    this.scenarios().find(({ name }) => name.toLowerCase() === this.trimmed().toLowerCase()),
  );
  protected readonly taken = computed(() => this.namesake()?.preset ?? false);
  protected readonly replaced = computed(() => (this.taken() ? undefined : this.namesake()));
  protected readonly hint = computed(() => {
    if (this.taken()) return 'A preset has this name. Choose another.';
    return this.replaced()
      ? 'You have a scenario of this name; it will be replaced.'
      : 'All settings and the speed are kept; the seed is not.';
  });

  protected save(event: Event): void {
    event.preventDefault();
    if (this.trimmed() && !this.taken()) this.saved.emit({ name: this.trimmed(), replaced: this.replaced() ?? null });
  }
}
