import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Dashboard, PatternCandidate } from '@portal/contracts';
import { IconComponent, type IconName } from '@portal/web/ui';
import { type DashboardNotice, dashboardNotice } from './dashboard-notice.js';

const ICONS: Readonly<Record<DashboardNotice['kind'], IconName>> = {
  ...{ stopped: 'circle-alert', care: 'circle-alert', news: 'radar', quiet: 'circle-check' },
};

/**
 * The line of the dashboard for what happens by itself: figures that cannot be fetched or are old, a new pattern. It takes
 * the same room whatever it says, so that nothing below it moves.
 */
@Component({
  selector: 'pp-dashboard-notice',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [IconComponent, RouterLink],
  template: `
    @let shown = notice();
    <div class="line {{ shown.kind }}">
      <pp-icon [name]="icon()" [size]="16" />
      <p [title]="shown.title + '. ' + shown.text">
        <b [attr.role]="shown.kind === 'stopped' ? 'alert' : 'status'">{{ shown.title }}</b>
        <span>{{ shown.text }}</span>
      </p>
      @if (shown.kind === 'stopped') {
        <button type="button" class="btn btn--s" (click)="retried.emit()">Try again</button>
      } @else if (shown.kind === 'news') {
        <a class="btn btn--s" [routerLink]="['/patterns', shown.id]" [queryParams]="{ runId: runId() }"
          >Review<pp-icon name="arrow-right" [size]="14"
        /></a>
      }
    </div>
  `,
  styleUrl: './dashboard-notice.component.scss',
})
export class DashboardNoticeComponent {
  /** Why the figures could not be fetched; null when they could. */
  readonly problem = input.required<string | null>();
  /** Null until the first figures are there. */
  readonly board = input.required<Dashboard | null>();
  /** The candidate of the run shown that deserves a look first; null when there is none. */
  readonly candidate = input.required<PatternCandidate | null>();
  /** Run that the address names; null = the one that changed last. */
  readonly runId = input.required<string | null>();
  /** Somebody wants the figures to be fetched again. */
  readonly retried = output<void>();

  protected readonly notice = computed(() => dashboardNotice(this.problem(), this.board(), this.candidate()));
  protected readonly icon = computed(() => ICONS[this.notice().kind]);
}
