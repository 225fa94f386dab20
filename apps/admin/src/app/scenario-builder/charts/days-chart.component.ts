import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  input,
  signal,
  untracked,
} from '@angular/core';
import { Router } from '@angular/router';
import type { GenerationStatus } from '@portal/contracts';
import { type Axis, type DataTable, formatCount, formatDay, steadyAxis, zeroBasedAxis } from '@portal/figures';
import { LiveState, RunClient } from '@portal/web/data';
import {
  CountPipe,
  CsvButtonComponent,
  DataTableComponent,
  DayPipe,
  measuredWidth,
  MonthDayPipe,
  TableSwitchComponent,
} from '@portal/web/ui';
import { claimsOf, dayIndexAt, daysGeometry, type RunDay, wordsAtDivider } from './days-geometry.js';

/** Real milliseconds between two drawings. */
const REDRAW_INTERVAL = 1_000;
const FIRST_WIDTH = 800;
const TIP_WIDTH = 220;
const FLAG_WIDTH = 44;

/** Claims per simulated day: what was denied, approved, is waiting or planned, with practice below. */
@Component({
  selector: 'pp-days-chart',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CountPipe, CsvButtonComponent, DataTableComponent, DayPipe, MonthDayPipe, TableSwitchComponent],
  templateUrl: './days-chart.component.html',
  styleUrl: './days-chart.component.scss',
})
export class DaysChartComponent {
  private readonly client = inject(RunClient);
  private readonly live = inject(LiveState);
  private readonly router = inject(Router);
  private readonly width = measuredWidth(FIRST_WIDTH);
  private readonly axis = signal<Axis>(zeroBasedAxis(0));
  private fetchedAt = Number.NEGATIVE_INFINITY;
  private timer: ReturnType<typeof setTimeout> | undefined;

  readonly status = input.required<GenerationStatus>();
  private readonly runId = computed(() => this.status().runId);
  protected readonly days = signal<readonly RunDay[]>([]);
  protected readonly asTable = signal(false);
  protected readonly pointed = signal<number | null>(null);
  protected readonly geometry = computed(() =>
    daysGeometry({
      days: this.days(),
      axis: this.axis(),
      width: this.width(),
      runStart: this.status().simulatedStart,
      now: this.status().simulatedNow,
    }),
  );
  protected readonly name = computed(() => {
    const done = this.days().filter(({ expected }) => expected === null);
    const last = done.at(-1);
    if (!last) return 'Claims submitted per simulated day; none yet.';
    const claims = done.reduce((sum, { submitted }) => sum + submitted, 0);
    return `${formatCount(claims)} claims submitted on ${formatCount(done.length)} simulated days up to ${formatDay(last.day)}.`;
  });
  protected readonly table = computed<DataTable>(() => ({
    columns: [
      { name: 'Day', kind: 'day' },
      { name: 'Submitted', kind: 'count' },
      { name: 'Denied', kind: 'count' },
      { name: 'Approved', kind: 'count' },
      { name: 'Waiting', kind: 'count' },
      { name: 'Planned', kind: 'count' },
      { name: 'Practice', kind: 'count' },
    ],
    rows: this.days().map((it) => ({
      values: [it.day, it.submitted, it.denied, it.approved, it.pending, it.expected, it.practiceSessions],
      claims: this.claimsQuery(it),
    })),
  }));
  /** The words above the clock's line, kept inside of the chart. */
  protected readonly flag = computed(() => {
    const { now, width } = this.geometry();
    const { state } = this.status();
    if (now === null) return null;
    const text = state === 'failed' ? 'Failed' : state === 'completed' || state === 'stopped' ? 'End' : 'Now';
    return { text, width: FLAG_WIDTH, left: Math.min(width - FLAG_WIDTH, now - FLAG_WIDTH / 2) };
  });
  protected readonly sides = computed(() => {
    const { divider } = this.geometry();
    return divider === null ? null : { divider, ...wordsAtDivider(divider, this.flag()) };
  });
  protected readonly tip = computed(() => {
    const bar = this.geometry().bars[this.pointed() ?? -1];
    return bar ? { bar, left: Math.min(this.width() - TIP_WIDTH, Math.max(0, bar.center - TIP_WIDTH / 2)) } : null;
  });

  constructor() {
    effect(() => {
      this.runId();
      untracked(() => this.axis.set(zeroBasedAxis(0)));
      this.days.set([]);
    });
    const state = computed(() => this.status().state);
    effect(() => {
      this.runId();
      state();
      this.live.factsSequence();
      this.schedule();
    });
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
  }

  protected point(event: PointerEvent): void {
    this.pointed.set(dayIndexAt(this.geometry(), event.offsetX));
  }

  /** The day is that of the click itself: on a touch screen the pointer has left before it. */
  protected open(event: MouseEvent): void {
    const day = this.geometry().bars[dayIndexAt(this.geometry(), event.offsetX) ?? -1]?.day;
    const queryParams = day && this.claimsQuery(day);
    if (queryParams) void this.router.navigate(['/claims'], { queryParams });
  }

  /** Query of the claims submitted on a day; null for a day that is still to come. */
  private claimsQuery({ day, expected }: RunDay): Record<string, string | null> | null {
    return expected === null ? { runId: this.runId(), submittedFrom: day, submittedTo: day } : null;
  }

  private schedule(): void {
    clearTimeout(this.timer);
    const wait = Math.max(0, this.fetchedAt + REDRAW_INTERVAL - performance.now());
    this.timer = setTimeout(() => void this.fetch(), wait);
  }

  private async fetch(): Promise<void> {
    const runId = this.runId();
    if (!runId) return;
    this.fetchedAt = performance.now();
    // What is shown stays when the portal does not answer; the connection says so at the top of the page.
    const answer = await this.client.days(runId).catch(() => null);
    if (!answer || answer.runId !== this.runId()) return;
    this.axis.update((axis) => steadyAxis(axis, zeroBasedAxis(Math.max(0, ...answer.days.map(claimsOf)))));
    this.days.set(answer.days);
  }
}
