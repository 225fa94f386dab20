import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { formatDay, formatTime, STATE_WORDS } from '@portal/figures';
import { holdsReceivedClaims, LiveState } from '@portal/web/data';
import { IconComponent } from '@portal/web/ui';
import { RunCommands } from './run-commands.js';
import { SPEED_WORDS } from './run-words.js';

/** The anchor of every page: state of the run, simulated date and time, speed, pause. Widths never change while it runs. */
@Component({
  selector: 'pp-run-clock',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [IconComponent],
  host: { role: 'group', 'aria-label': 'Simulated clock' },
  template: `
    <span class="state state--{{ state() }}"><i></i>{{ word() }}</span>
    @if (status()?.simulatedNow; as now) {
      <time [attr.datetime]="now">
        <span class="date"
          >{{ day() }}<span class="year">{{ year() }}</span></span
        >
        <span class="hm">{{ time() }}</span>
      </time>
      @if (dayOfRun(); as text) {
        <span class="sub hide-s">{{ text }}</span>
      }
      @if (speed(); as speed) {
        <span class="code hide-s" title="Simulated time against real time">{{ speedWords[speed] }}</span>
      }
      @if (state() === 'running' || state() === 'paused') {
        <button
          type="button"
          class="btn btn--bare btn--icon"
          [attr.aria-label]="state() === 'running' ? 'Pause' : 'Resume'"
          [title]="state() === 'running' ? 'Pause (Space)' : 'Resume (Space)'"
          (click)="commands.pauseOrResume()"
        >
          <pp-icon [name]="state() === 'running' ? 'pause' : 'play'" />
        </button>
      }
    } @else {
      <span class="sub">Simulated clock not started</span>
    }
  `,
  styleUrl: './run-clock.component.scss',
})
export class RunClockComponent {
  protected readonly commands = inject(RunCommands);
  protected readonly status = inject(LiveState).status;
  protected readonly speedWords = SPEED_WORDS;
  protected readonly state = computed(() => this.status()?.state ?? 'idle');
  protected readonly word = computed(() => (this.status()?.catchingUp ? 'Catching up' : STATE_WORDS[this.state()]));
  private readonly date = computed(() => formatDay(this.status()?.simulatedNow));
  protected readonly day = computed(() => this.date().slice(0, this.date().lastIndexOf(',')));
  protected readonly year = computed(() => this.date().slice(this.date().lastIndexOf(',')));
  protected readonly time = computed(() => formatTime(this.status()?.simulatedNow));
  /** Claims from files were not lived through: they have a last day, but no speed and no days of a run. */
  private readonly lived = computed(() => !holdsReceivedClaims(this.status()));
  protected readonly speed = computed(() => (this.lived() ? this.status()?.speed : null));
  protected readonly dayOfRun = computed(() => {
    if (!this.lived()) return 'claims from files';
    const { day = null, days = null } = this.status() ?? {};
    if (day === null) return null;
    if (day < 1) return 'history';
    return days === null ? `day ${day}` : `day ${day} of ${days}`;
  });
}
