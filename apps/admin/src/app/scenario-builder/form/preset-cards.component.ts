import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import type { Scenario } from '@portal/contracts';
import { IconComponent } from '@portal/web/ui';
import { denialPath } from './denial-path.js';

const WIDTH = 150;
const HEIGHT = 32;

/** The scenarios to choose from, each with the denial rate that its settings lead to. */
@Component({
  selector: 'pp-preset-cards',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [IconComponent],
  host: { role: 'radiogroup', 'aria-label': 'Scenario' },
  template: `
    @for (card of cards(); track card.scenario.id) {
      <label [class.on]="card.scenario.id === chosen()" [title]="card.scenario.description">
        <input
          type="radio"
          name="scenario"
          [checked]="card.scenario.id === chosen()"
          (change)="picked.emit(card.scenario)"
        />
        <svg viewBox="0 0 150 32" preserveAspectRatio="none" aria-hidden="true">
          <path class="area" [attr.d]="card.area" />
          <path class="line" [attr.d]="card.line" />
        </svg>
        <span class="name">{{ card.scenario.name }}</span>
        <span class="hint">{{ card.scenario.preset ? card.scenario.summary : 'Your own' }}</span>
        @if (card.scenario.id === chosen()) {
          <pp-icon name="circle-check" />
        }
      </label>
    }
  `,
  styleUrl: './preset-cards.component.scss',
})
export class PresetCardsComponent {
  readonly scenarios = input.required<readonly Scenario[]>();
  readonly chosen = input.required<string>();
  readonly picked = output<Scenario>();

  protected readonly cards = computed(() =>
    this.scenarios().map((scenario) => {
      const points = denialPath(scenario.config, WIDTH, HEIGHT).map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`);
      const line = `M${points.join('L')}`;
      return { scenario, line, area: `${line}L${WIDTH},${HEIGHT}L0,${HEIGHT}Z` };
    }),
  );
}
