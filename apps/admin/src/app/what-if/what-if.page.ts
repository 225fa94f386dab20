import { ChangeDetectionStrategy, Component, computed, effect, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PayerName, WhatIf } from '@portal/contracts';
import { addDays } from '@portal/domain';
import { formatDay } from '@portal/figures';
import { ApiProblem, GenerationClient, LiveState, ReferenceClient } from '@portal/web/data';
import { BannerComponent, ChartCardComponent, IconComponent } from '@portal/web/ui';
import { FieldComponent } from '../scenario-builder/form/field.component.js';
import { sentence } from '../scenario-builder/form/form-problems.js';
import { FutureFiguresComponent } from './future-figures.component.js';
import { FutureFormComponent } from './future-form.component.js';
import { FutureLinesComponent } from './future-lines.component.js';
import { FUTURE_ROLES, ratesTable, weeklyRates, whatIfFinding } from './what-if-figures.js';
import {
  emptyFuture,
  FIRST_FUTURES,
  formFieldOf,
  type FutureForm,
  type WhatIfForm,
  whatIfRequestOf,
} from './what-if-form.js';

const DAYS = '30';
const MOST_FUTURES = 4;

/** One past, several futures: what would come of other settings from a day on. Nothing of it is stored. */
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
  ],
  templateUrl: './what-if.page.html',
  styleUrl: './what-if.page.scss',
})
export class WhatIfPage {
  private readonly client = inject(GenerationClient);
  private readonly live = inject(LiveState);
  private futures = FIRST_FUTURES.length;

  protected readonly run = computed(() => {
    const status = this.live.status();
    return status?.runId ? { id: status.runId, today: status.simulatedNow?.slice(0, 10) ?? null } : null;
  });
  protected readonly loading = computed(() => this.live.status() === null);
  protected readonly form = signal<WhatIfForm>({ from: '', days: DAYS, futures: FIRST_FUTURES });
  protected readonly payers = signal<readonly PayerName[]>([]);
  protected readonly computing = signal(false);
  protected readonly problem = signal<string | null>(null);
  protected readonly problems = signal<ReadonlyMap<string, string>>(new Map());
  protected readonly answer = signal<WhatIf | null>(null);
  protected readonly asTable = signal(false);
  protected readonly full = computed(() => this.form().futures.length >= MOST_FUTURES);
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
    void inject(ReferenceClient)
      .payers()
      .then((payers) => this.payers.set(payers))
      .catch((error: unknown) => this.fail(error));
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

  protected async compare(): Promise<void> {
    const run = this.run();
    if (!run || this.computing()) return;
    this.computing.set(true);
    this.problem.set(null);
    this.problems.set(new Map());
    try {
      this.answer.set(await this.client.whatIf(whatIfRequestOf(run.id, this.form())));
    } catch (error) {
      this.fail(error);
    } finally {
      this.computing.set(false);
    }
  }

  private fail(error: unknown): void {
    if (!(error instanceof ApiProblem)) throw error;
    const named = error.errors.flatMap(({ pointer, detail }) => {
      const field = formFieldOf(pointer);
      return field ? [[field, sentence(detail)] as const] : [];
    });
    this.problems.set(new Map(named));
    if (named.length === 0) this.problem.set(error.message);
  }
}

function problemsUnder(problems: ReadonlyMap<string, string>, prefix: string): ReadonlyMap<string, string> {
  const under = [...problems].filter(([field]) => field.startsWith(prefix));
  return new Map(under.map(([field, text]) => [field.slice(prefix.length), text]));
}
