import { computed, effect, inject, Injectable, signal, untracked } from '@angular/core';
import type { CandidateList, PatternCandidate } from '@portal/contracts';
import type { CandidateStatus } from '@portal/domain';
import { ApiProblem, HoldState, LiveState, PatternClient } from '@portal/web/data';

/** Stands for the run that changed last. */
const LATEST = null;

/** What detection found, in the run that changed last and in those that were asked for: for side bar and pages. */
@Injectable({ providedIn: 'root' })
export class CandidateState {
  private readonly client = inject(PatternClient);
  private readonly live = inject(LiveState);
  private readonly lists = signal<ReadonlyMap<string | null, CandidateList>>(new Map());
  private readonly busyNow = signal(false);
  private readonly problemNow = signal<string | null>(null);

  /** Of the run that changed last; null until the first answer. */
  readonly list = computed(() => this.listOf(LATEST));
  /** Candidates of the run that changed last that nobody has decided about. */
  readonly fresh = computed(() => this.freshOf(LATEST));
  readonly busy = this.busyNow.asReadonly();
  /** Why the last question or decision was refused; null when it was not. */
  readonly problem = this.problemNow.asReadonly();

  constructor() {
    const run = computed(() => this.live.status()?.runId ?? null);
    const hold = inject(HoldState);
    // A notice says that there is something new; what it is stands in the list. While updates are held it can wait.
    effect(() => {
      run();
      this.live.foundPattern();
      if (!hold.held()) untracked(() => void this.refresh());
    });
  }

  /** What was found in a run, the one that changed last for null; null until it was asked for and answered. */
  listOf(runId: string | null): CandidateList | null {
    return this.lists().get(runId) ?? null;
  }

  /** Those of a run that nobody has decided about. */
  freshOf(runId: string | null): readonly PatternCandidate[] {
    return (this.listOf(runId)?.items ?? []).filter(({ status }) => status === 'new');
  }

  /** Asks again. */
  async refresh(runId: string | null = LATEST): Promise<void> {
    await this.guarded(() => this.fetch(runId));
  }

  /** Looks now, at everything that is stored of a run. */
  async detect(runId: string | null): Promise<void> {
    await this.busily(async () => {
      await this.client.detect(runId);
      await this.fetchAll();
    });
  }

  /** Confirms, watches or dismisses a candidate, or takes that back. */
  async decide(id: string, status: CandidateStatus): Promise<void> {
    await this.busily(async () => {
      await this.client.decide(id, status);
      await this.fetchAll();
    });
  }

  private async fetchAll(): Promise<void> {
    for (const runId of new Set([LATEST, ...this.lists().keys()])) await this.fetch(runId);
  }

  private async fetch(runId: string | null): Promise<void> {
    const list = await this.client.candidates(runId);
    this.lists.update((lists) => new Map(lists).set(runId, list));
  }

  private async busily(work: () => Promise<void>): Promise<void> {
    if (this.busy()) return;
    this.busyNow.set(true);
    await this.guarded(work);
    this.busyNow.set(false);
  }

  private async guarded(work: () => Promise<void>): Promise<void> {
    try {
      await work();
      this.problemNow.set(null);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.problemNow.set(error.message);
    }
  }
}
