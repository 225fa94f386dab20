import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { GenerationStatus } from '@portal/contracts';
import { formatDay, formatTime } from '@portal/figures';

/** Says where a run will pause by itself, when that was asked for. */
@Component({
  selector: 'pp-pause-notice',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `{{ text() }}`,
})
export class PauseNoticeComponent {
  readonly status = input.required<Pick<GenerationStatus, 'state' | 'runUntil'>>();

  protected readonly text = computed(() => {
    const { state, runUntil } = this.status();
    if (state !== 'running' || runUntil === null) return '';
    const time = formatTime(runUntil);
    const isMidnight = runUntil.slice(11, 16) === '00:00';
    return `pauses ${isMidnight ? 'at the beginning of' : 'on'} ${formatDay(runUntil)}${isMidnight ? '' : `, ${time}`}`;
  });
}
