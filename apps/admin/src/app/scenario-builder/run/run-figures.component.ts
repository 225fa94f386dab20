import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { GenerationStatus } from '@portal/contracts';
import { dayOf, isFlatOut } from '@portal/domain';
import { formatCount, formatDuration, formatMonthDay, formatQuantity } from '@portal/figures';
import { CountPipe } from '@portal/web/ui';

/** The live figures of a run. They change in place. */
@Component({
  selector: 'pp-run-figures',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CountPipe],
  template: `
    <div class="figs">
      <div class="fig">
        <span class="lab">Progress</span>
        <b data-figure="Progress">{{ progress() }}<small>%</small></b>
        <span class="hint">{{ left() }}</span>
      </div>
      @for (figure of figures(); track figure.name) {
        <div class="fig">
          <span class="lab">{{ figure.name }}</span>
          <b [attr.data-figure]="figure.name">{{ figure.value | count }}</b>
          <span class="hint">{{ figure.since | count }} since {{ start() }}</span>
        </div>
      }
      <div class="fig">
        <span class="lab">Claims per simulated day</span>
        <b data-figure="Claims per simulated day">{{ status().claimsLastDay | count }}</b>
        <span class="hint">yesterday{{ pace() }}</span>
      </div>
    </div>
  `,
})
export class RunFiguresComponent {
  readonly status = input.required<GenerationStatus>();

  protected readonly start = computed(() => formatMonthDay(this.status().simulatedStart));
  protected readonly progress = computed(() => {
    const { progress } = this.status();
    return progress === null ? '–' : (progress * 100).toFixed(1);
  });
  protected readonly left = computed(() => {
    const { state, realSecondsLeft, progress } = this.status();
    if (state === 'running' && realSecondsLeft !== null) return `${formatDuration(realSecondsLeft)} left`;
    return progress === null ? 'until it is stopped' : `of ${formatQuantity(this.status().days ?? 0, 'day')}`;
  });
  /** How fast claims come while they do; not while a paced run makes its history at full speed. */
  protected readonly pace = computed(() => {
    const { state, claimsPerSecond } = this.status();
    if (state !== 'running' || makesHistory(this.status())) return '';
    const isSlow = claimsPerSecond > 0 && claimsPerSecond < 10;
    return `; ${isSlow ? claimsPerSecond.toFixed(1) : formatCount(claimsPerSecond)} a second`;
  });
  protected readonly figures = computed(() => {
    const { claims, denials, appeals, learningEvents, sinceStart } = this.status();
    return [
      { name: 'Claims', value: claims, since: sinceStart.claims },
      { name: 'Denials', value: denials, since: sinceStart.denials },
      { name: 'Appeals', value: appeals, since: sinceStart.appeals },
      { name: 'Learning events', value: learningEvents, since: sinceStart.learningEvents },
    ];
  });
}

/** True up to the first opening of the practice, where the speed that was chosen takes over. */
function makesHistory({ speed, simulatedNow, simulatedStart }: GenerationStatus): boolean {
  if (speed === null || speed === 'max' || simulatedNow === null || simulatedStart === null) return false;
  return isFlatOut({ config: { startDate: dayOf(simulatedStart) }, cursor: simulatedNow, speed, stepping: false });
}
