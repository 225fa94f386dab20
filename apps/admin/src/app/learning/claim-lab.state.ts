import { computed, inject, Injectable, signal } from '@angular/core';
import type { LabExerciseView, LabPatterns, LabSessionView } from '@portal/contracts';
import type { ClaimEdit, PatternId } from '@portal/domain';
import { ApiProblem, ClaimLabClient, LiveState } from '@portal/web/data';
import { withMore } from './claim-draft.js';
import { LabUserState } from './lab-user.state.js';

/** A session at this screen: the claim, what the person changes on it, and what the portal says. One per page. */
@Injectable()
export class ClaimLabState {
  private readonly client = inject(ClaimLabClient);
  private readonly user = inject(LabUserState);
  private readonly live = inject(LiveState);

  readonly patterns = signal<LabPatterns | null>(null);
  readonly session = signal<LabSessionView | null>(null);
  readonly exercise = signal<LabExerciseView | null>(null);
  /** Changes of the try that is being made. */
  readonly edits = signal<readonly ClaimEdit[]>([]);
  /** What the person takes it for. */
  readonly named = signal<PatternId | null>(null);
  readonly busy = signal(false);
  readonly problem = signal<string | null>(null);
  /** Share of claims that the run planted the pattern in when the session began; null without a run. */
  readonly shareBefore = signal<number | null>(null);

  readonly open = computed(() => this.session()?.state === 'open' && this.exercise()?.state === 'open');
  readonly canCheck = computed(() => this.open() && this.named() !== null && !this.busy());
  readonly completed = computed(() => this.session()?.state === 'completed');
  /** Share of claims that the run plants the pattern in now. */
  readonly shareNow = computed(() => this.shareOf(this.session()?.patternId));

  /** Fetches the patterns, and the session that the person left open. */
  async load(): Promise<void> {
    await this.attempt(async () => {
      await this.fetchPatterns();
      const [latest] = (await this.client.sessions({ userId: this.user.name(), limit: 1 })).items;
      if (latest?.state === 'open') await this.show(latest);
    });
  }

  /** Fetches what the patterns cost by now; meanwhile everything can be used. */
  async refresh(): Promise<void> {
    if (!this.busy()) await this.fetchPatterns().catch((error: unknown) => this.tell(error));
  }

  async start(patternId: PatternId): Promise<void> {
    await this.attempt(async () => {
      this.shareBefore.set(this.shareOf(patternId));
      await this.show(await this.client.start({ patternId, userId: this.user.name() }));
    });
  }

  /** Leaves the session; what was answered is not lost, but it teaches nothing. */
  async end(): Promise<void> {
    const { id } = this.session() ?? {};
    if (!id) return;
    await this.attempt(async () => {
      if (this.session()?.state === 'open') await this.client.end(id);
      this.session.set(null);
      this.exercise.set(null);
      await this.fetchPatterns();
    });
  }

  change(edit: ClaimEdit): void {
    this.edits.update((edits) => withMore(edits, edit));
  }

  undo(edit: ClaimEdit): void {
    this.edits.update((edits) => edits.filter((other) => other !== edit));
  }

  startOver(): void {
    this.edits.set([]);
  }

  async check(): Promise<void> {
    const patternId = this.named();
    const edits = [...this.edits()];
    if (!this.canCheck() || patternId === null) return;
    await this.judge((id, { number, tries }) =>
      this.client.answer(id, number, { try: tries.length + 1, patternId, edits }),
    );
  }

  async hint(): Promise<void> {
    await this.judge((id, { number, hints }) => this.client.hint(id, number, hints.length + 1));
  }

  async giveUp(): Promise<void> {
    await this.judge((id, { number }) => this.client.giveUp(id, number));
  }

  /** The first exercise that is still open. */
  async next(): Promise<void> {
    const session = this.session();
    if (this.busy() || this.exercise()?.state === 'open' || !session?.current) return;
    await this.attempt(() => this.show(session));
  }

  private async judge(ask: (id: string, exercise: LabExerciseView) => Promise<LabExerciseView>): Promise<void> {
    const exercise = this.exercise();
    if (!exercise || this.busy()) return;
    await this.attempt(async () => {
      this.exercise.set(await ask(exercise.sessionId, exercise));
      const session = await this.client.session(exercise.sessionId);
      this.session.set(session);
      if (session.state === 'completed') await this.fetchPatterns();
    });
  }

  private async fetchPatterns(): Promise<void> {
    this.patterns.set(await this.client.patterns(this.user.name()));
  }

  private async show(session: LabSessionView): Promise<void> {
    this.session.set(session);
    this.exercise.set(session.current === null ? null : await this.client.exercise(session.id, session.current));
    this.edits.set([]);
    this.named.set(null);
  }

  private shareOf(patternId: string | undefined): number | null {
    const status = this.live.status();
    if (!status || !['running', 'paused'].includes(status.state)) return null;
    return status.patternDistribution.find((pattern) => pattern.patternId === patternId)?.target ?? null;
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.problem.set(null);
    try {
      await work();
    } catch (error) {
      this.tell(error);
    } finally {
      this.busy.set(false);
    }
  }

  private tell(error: unknown): void {
    if (!(error instanceof ApiProblem)) throw error;
    this.problem.set(error.message);
  }
}
