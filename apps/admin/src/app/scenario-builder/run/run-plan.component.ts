import { ChangeDetectionStrategy, Component, computed, inject, input, resource } from '@angular/core';
import type { GenerationStatus } from '@portal/contracts';
import { stageOn } from '@portal/domain';
import { ReferenceClient } from '@portal/web/data';
import { pinsOf } from '../stages/plan-pins.js';
import { momentOf, type TimeLineView } from '../stages/time-line.js';
import { TimeLineComponent } from '../stages/time-line.component.js';

/** Where a run stands among its stages and what payers change. Nothing where none is planned. */
@Component({
  selector: 'pp-run-plan',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [TimeLineComponent],
  template: `
    @if (plan(); as it) {
      <section class="card" aria-labelledby="run-plan">
        <div class="card-h">
          <h2 id="run-plan">Time line</h2>
          <span class="hint grow" role="status">{{ it.stage }}</span>
        </div>
        <div class="card-b">
          <pp-time-line [view]="it.view" [startDate]="it.startDate" [now]="it.now" />
        </div>
      </section>
    }
  `,
})
export class RunPlanComponent {
  private readonly reference = inject(ReferenceClient);

  readonly status = input.required<GenerationStatus>();

  /** Names of payers; without them a rule change is told without a name. */
  private readonly payers = resource({ loader: () => this.reference.payers() });
  protected readonly plan = computed(() => {
    const { settings, simulatedNow, day } = this.status();
    if (!settings || !simulatedNow || day === null) return null;
    const { stages = [], ruleChanges = [], startDate, warmupDays, duration } = settings;
    if (stages.length + ruleChanges.length === 0) return null;
    const names = new Map(this.payers.hasValue() ? this.payers.value().map(({ id, name }) => [id, name]) : []);
    const view: TimeLineView = { historyDays: warmupDays, duration, pins: pinsOf(stages, ruleChanges, names) };
    return { view, startDate, now: momentOf(simulatedNow, startDate), stage: stageText(day, stageOn(stages, day)) };
  });
}

function stageText(day: number, stage: { readonly name: string; readonly fromDay: number } | null): string {
  if (day < 1) return 'In the history';
  return stage ? `${stage.name}, since day ${stage.fromDay}` : 'As it was at the start';
}
