import { ChangeDetectionStrategy, Component, computed, effect, inject, signal } from '@angular/core';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { PayerName, WhatIf } from '@portal/contracts';
import { addDays, WHAT_IF_BOUNDS } from '@portal/domain';
import { formatDay, sentence } from '@portal/figures';
import { ApiProblem, holdsReceivedClaims, LiveState, ReferenceClient, WhatIfClient } from '@portal/web/data';
import { BannerComponent, ChartCardComponent, FieldComponent, IconComponent } from '@portal/web/ui';
import { boundsText } from '../scenario-builder/form/field-bounds.js';
import { problemsUnder } from '../scenario-builder/form/form-problems.js';
import { FutureFiguresComponent } from './future-figures.component.js';
import { FutureFormComponent } from './future-form.component.js';
import { FutureLinesComponent } from './future-lines.component.js';
import { FUTURE_ROLES, ratesTable, weeklyRates, whatIfFinding } from './what-if-figures.js';
import { WhatIfListComponent } from './what-if-list.component.js';
import {
  emptyFuture,
  FIRST_FUTURES,
  formFieldOf,
  formOf,
  type FutureForm,
  type WhatIfForm,
  whatIfRequestOf,
} from './what-if-form.js';
import { whatIfProblems } from './what-if-problems.js';

const DAYS = '30';

/** One past, several futures: what would come of other settings from a day on. Each comparison is kept. */
@Component({
  selector: 'pp-what-if-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    BannerComponent,
    ChartCardComponent,
    FieldComponent,
    FutureFiguresComponent,
    FutureFormComponent,
    FutureLinesComponent,
    IconComponent,
    RouterLink,
    WhatIfListComponent,
  ],
  templateUrl: './what-if.page.html',
  styleUrl: './what-if.page.scss',
})
export class WhatIfPage {
  private readonly client = inject(WhatIfClient);
  private readonly router = inject(Router);
  private readonly live = inject(LiveState);
  private futures = FIRST_FUTURES.length;

  /** Id of the latest claims where they came from files: they have no future that could be played. */
  protected readonly received = computed(() => {
    const status = this.live.status();
    return holdsReceivedClaims(status) ? (status?.runId ?? null) : null;
  });
  protected readonly run = computed(() => {
    const status = this.live.status();
    return status?.runId && this.received() === null
      ? { id: status.runId, today: status.simulatedNow?.slice(0, 10) ?? null }
      : null;
  });
  protected readonly loading = computed(() => this.live.status() === null);
  protected readonly form = signal<WhatIfForm>({ name: '', from: '', days: DAYS, futures: FIRST_FUTURES });
  protected readonly payers = signal<readonly PayerName[]>([]);
  protected readonly computing = signal(false);
  /** What went wrong beside all fields. */
  protected readonly problem = signal<{ readonly title: string; readonly text: string } | null>(null);
  protected readonly problems = signal<ReadonlyMap<string, string>>(new Map());
  protected readonly answer = signal<WhatIf | null>(null);
  /** Id of the what-if in the address. Another one that comes late is left out. */
  private wanted: string | null = null;
  /** Grows when the list of what-ifs may be another one. */
  protected readonly changes = signal(0);
  protected readonly runId = computed(() => this.answer()?.runId ?? this.run()?.id ?? null);
  /** The scenario of the run in question; null for a run that is not the present one. */
  protected readonly scenarioId = computed(() => {
    const status = this.live.status();
    return status?.runId === this.runId() ? (status?.scenarioId ?? null) : null;
  });
  protected readonly daysUnit = `${boundsText(WHAT_IF_BOUNDS.days)} days`;
  protected readonly asTable = signal(false);
  protected readonly full = computed(() => this.form().futures.length >= WHAT_IF_BOUNDS.futures.max);
  protected readonly futureForms = computed(() =>
    this.form().futures.map((future, index) => ({
      future,
      role: FUTURE_ROLES[index + 1] ?? 'pending',
      problems: problemsUnder(this.problems(), `${index}/`),
    })),
  );
  protected readonly shown = computed(() => {
    const answer = this.answer();
    if (!answer) return null;
    return {
      answer,
      finding: whatIfFinding(answer),
      table: ratesTable(answer),
      span: `${formatDay(answer.from)} to ${formatDay(answer.to)}`,
      lines: answer.futures.map((future, index) => ({
        name: future.name,
        role: FUTURE_ROLES[index] ?? 'pending',
        points: weeklyRates(future).map((value, day) => ({ day: addDays(answer.from, day), value })),
      })),
    };
  });

  constructor() {
    // The futures begin tomorrow until somebody says otherwise.
    const offered = effect(() => {
      const today = this.run()?.today;
      if (!today) return;
      this.form.update((form) => (form.from ? form : { ...form, from: addDays(today, 1) }));
      offered.destroy();
    });
    inject(ActivatedRoute)
      .queryParamMap.pipe(takeUntilDestroyed())
      .subscribe((query) => {
        const id = query.get('id');
        this.wanted = id;
        if (id && id !== this.answer()?.id) void this.open(id);
      });
    void inject(ReferenceClient)
      .payers()
      .then((payers) => this.payers.set(payers))
      .catch((error: unknown) => this.fail('The payers could not be fetched', error));
  }

  protected change(changes: Partial<WhatIfForm>): void {
    this.form.update((form) => ({ ...form, ...changes }));
  }

  protected changeFuture(index: number, changes: Partial<FutureForm>): void {
    const { futures } = this.form();
    const future = futures[index];
    if (future) this.change({ futures: futures.with(index, { ...future, ...changes }) });
  }

  protected add(): void {
    this.change({ futures: [...this.form().futures, emptyFuture(++this.futures)] });
  }

  protected remove(index: number): void {
    this.change({ futures: this.form().futures.toSpliced(index, 1) });
  }

  /** Computes what is asked: anew in the what-if that is open, else as one of its own. */
  protected async compare(): Promise<void> {
    const runId = this.runId();
    if (!runId || this.computing()) return;
    this.problems.set(whatIfProblems(this.form(), this.scenarioId()));
    if (this.problems().size > 0) return;
    this.computing.set(true);
    this.problem.set(null);
    try {
      const { runId: _, ...asked } = whatIfRequestOf(runId, this.form());
      const open = this.answer();
      const answer = await (open ? this.client.change(open.id, asked) : this.client.compare({ runId, ...asked }));
      this.show(answer);
      await this.router.navigate([], { queryParams: { id: answer.id } });
    } catch (error) {
      this.fail('The futures could not be computed', error);
    } finally {
      this.computing.set(false);
      this.changes.update((changes) => changes + 1);
    }
  }

  /** Leaves the one that is open: the next comparison is a new what-if of the present run. */
  protected begin(): void {
    this.answer.set(null);
    const today = this.run()?.today;
    this.form.set({ name: '', from: today ? addDays(today, 1) : '', days: DAYS, futures: FIRST_FUTURES });
    void this.router.navigate([], { queryParams: {} });
  }

  /** The one that is open was deleted. */
  protected deleted(id: string): void {
    if (this.answer()?.id === id) this.begin();
  }

  private show(answer: WhatIf): void {
    this.answer.set(answer);
    this.form.set(formOf(answer));
  }

  private async open(id: string): Promise<void> {
    this.problem.set(null);
    try {
      const answer = await this.client.get(id);
      if (id === this.wanted) this.show(answer);
    } catch (error) {
      if (id === this.wanted) this.fail('The what-if could not be opened', error);
    }
  }

  private fail(title: string, error: unknown): void {
    if (!(error instanceof ApiProblem)) throw error;
    const named = error.errors.flatMap(({ pointer, detail }) => {
      const field = formFieldOf(pointer);
      return field ? [[field, sentence(detail)] as const] : [];
    });
    this.problems.set(new Map(named));
    if (named.length === 0) this.problem.set({ title, text: error.message });
  }
}
