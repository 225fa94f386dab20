import { computed, effect, inject, Injectable, signal, untracked } from '@angular/core';
import type { CandidateList, PatternCandidate } from '@portal/contracts';
import type { CandidateStatus } from '@portal/domain';
import { ApiProblem, HoldState, LiveState, PatternClient } from '@portal/web/data';

/** What detection found in the run that changed last: for the side bar, the dashboard and the page of patterns. */
@Injectable({ providedIn: 'root' })
export class CandidateState {
  private readonly client = inject(PatternClient);
  private readonly live = inject(LiveState);
  private readonly listNow = signal<CandidateList | null>(null);
  private readonly busyNow = signal(false);
  private readonly problemNow = signal<string | null>(null);

  /** Null until the first answer. */
  readonly list = this.listNow.asReadonly();
  /** Candidates that nobody has decided about. */
  readonly fresh = computed<readonly PatternCandidate[]>(() =>
    (this.list()?.items ?? []).filter(({ status }) => status === 'new'),
  );
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

  /** Asks again. */
  async refresh(): Promise<void> {
    await this.guarded(async () => this.listNow.set(await this.client.candidates()));
  }

  /** Looks now, at everything that is stored. */
  async detect(): Promise<void> {
    await this.busily(async () => {
      await this.client.detect();
      this.listNow.set(await this.client.candidates());
    });
  }

  /** Confirms, watches or dismisses a candidate, or takes that back. */
  async decide(id: string, status: CandidateStatus): Promise<void> {
    await this.busily(async () => {
      await this.client.decide(id, status);
      this.listNow.set(await this.client.candidates());
    });
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
