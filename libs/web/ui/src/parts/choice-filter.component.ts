import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';

/** Something to choose by its id. */
export interface NamedChoice {
  readonly id: string;
  readonly name: string;
}

/** A filter that lets one thing through, or all. */
@Component({
  selector: 'pp-choice-filter',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'filter' },
  template: `
    <label class="in" [class.on]="chosen()">
      <span class="name">{{ name() }}</span>
      <select #box (change)="picked.emit(box.value)">
        <option value="">All {{ choices().length || '' }}</option>
        @if (unnamed(); as id) {
          <option selected [value]="id">{{ id }}</option>
        }
        @for (choice of choices(); track choice.id) {
          <option [value]="choice.id" [selected]="choice.id === chosen()">{{ choice.name }}</option>
        }
      </select>
    </label>
  `,
})
export class ChoiceFilterComponent {
  readonly name = input.required<string>();
  readonly choices = input.required<readonly NamedChoice[]>();
  /** Id of what alone is let through; none = all. */
  readonly chosen = input.required<unknown>();
  /** The id that was chosen; an empty text for all. */
  readonly picked = output<string>();

  /** What is let through while its name is not known, as before the names are fetched. */
  protected readonly unnamed = computed(() => {
    const chosen = this.chosen();
    return this.choices().some(({ id }) => id === chosen) ? null : chosen;
  });
}
