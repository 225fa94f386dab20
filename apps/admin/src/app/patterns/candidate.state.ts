import { computed, effect, inject, Injectable, signal, untracked } from '@angular/core';
import type { CandidateList, PatternCandidate } from '@portal/contracts';
import type { CandidateStatus } from '@portal/domain';
import { ApiProblem, HoldState, LiveState, PatternClient } from '@portal/web/data';

/** Stands for the run that changed last. */
const LATEST = null;
/** Status of the answer for a run that does not exist. */
const NO_SUCH_RUN = 422;
/**
 * Real milliseconds in which the answer to the side bar holds for the page that is opened with it, which on a busy machine is
 * there seconds later.
 */
const SHARED_FOR = 10_000;

/** What was asked of a run. */
interface Question {
  readonly answer: Promise<CandidateList>;
  /** Real time in milliseconds. */
  readonly askedAt: number;
  answered: boolean;
  /** Whether a page has shown the answer: one that is opened another time asks again. */
  shown: boolean;
}

/** What detection found, in the run that changed last and in the one that was asked for last: for side bar and pages. */
@Injectable({ providedIn: 'root' })
export class CandidateState {
  private readonly client = inject(PatternClient);
  private readonly live = inject(LiveState);
  private readonly lists = signal<ReadonlyMap<string | null, CandidateList>>(new Map());
  private readonly busyNow = signal(false);
  private readonly problemNow = signal<string | null>(null);
  /** Run that was asked for last; the one that changed last is known beside it. */
  private asked: string | null = LATEST;
  /** The last question about each run. */
  private readonly questions = new Map<string | null, Question>();
  private readonly changesNow = signal(0);

  /** Candidates of the run that changed last that nobody has decided about. */
  readonly fresh = computed(() => this.freshOf(LATEST));
  readonly busy = this.busyNow.asReadonly();
  /** Grows when something was found or decided, or the run that changed last became another. */
  readonly changes = this.changesNow.asReadonly();
  /** Why the last question or decision was refused; null when it was not. */
  readonly problem = this.problemNow.asReadonly();

  constructor() {
    const run = computed(() => this.live.status()?.runId);
    const hold = inject(HoldState);
    let seen = this.live.foundPatterns();
    // A notice says that there is something new; what it is stands in the list. While updates are held it can wait. What was
    // found in a run that nobody looks at changes nothing here.
    effect(() => {
      const [runId, found] = [run(), this.live.foundPatterns()];
      if (hold.held()) return;
      const known = untracked(() => this.listOf(LATEST));
      const isFound = [runId ?? LATEST, this.asked].some((id) => id !== LATEST && found.get(id) !== seen.get(id));
      const changed = isFound || (known !== null && runId !== undefined && runId !== known.detection.runId);
      seen = found;
      if (changed) untracked(() => void this.guarded(() => this.fetchAnew()));
      else if (known === null) untracked(() => void this.guarded(() => this.fetch(LATEST)));
    });
  }

  /** What was found in a run, the one that changed last for null; null unless it was asked for last and answered. */
  listOf(runId: string | null): CandidateList | null {
    return this.lists().get(runId) ?? null;
  }

  /** Those of a run that nobody has decided about. */
  freshOf(runId: string | null): readonly PatternCandidate[] {
    return (this.listOf(runId)?.items ?? []).filter(({ status }) => status === 'new');
  }

  /** Asks for a run, which is kept up to date from then on until another one is asked for. */
  async refresh(runId: string | null = LATEST): Promise<void> {
    this.asked = runId;
    await this.guarded(() => this.fetch(runId, true));
  }

  /** Looks now, at everything that is stored of a run. */
  async detect(runId: string | null): Promise<void> {
    await this.busily(async () => {
      await this.client.detect(runId);
      await this.fetchAnew();
    });
  }

  /** Confirms, watches or dismisses a candidate, or takes that back. */
  async decide(id: string, status: CandidateStatus): Promise<void> {
    await this.busily(async () => {
      await this.client.decide(id, status);
      await this.fetchAnew();
    });
  }

  /** What is asked already and not answered yet may not know of the change. */
  private async fetchAnew(): Promise<void> {
    this.questions.clear();
    await this.fetch(LATEST);
    const { asked } = this;
    if (asked !== LATEST) await this.fetch(asked).catch((error: unknown) => this.forget(asked, error));
    this.changesNow.update((changes) => changes + 1);
  }

  /** Leaves out the answer to a question that was asked anew since, and what was known of runs asked for no more. */
  private async fetch(runId: string | null, forPage = false): Promise<void> {
    const question = this.questionAbout(runId);
    question.shown ||= forPage;
    const isLast = () => this.questions.get(runId) === question;
    try {
      const list = await question.answer;
      question.answered = true;
      if (isLast() && (runId === LATEST || runId === this.asked)) this.take(runId, list);
    } catch (error) {
      if (isLast()) this.questions.delete(runId);
      throw error;
    }
  }

  /** Asks, unless that is not answered yet or was asked just now for the side bar alone. */
  private questionAbout(runId: string | null): Question {
    const now = performance.now();
    const last = this.questions.get(runId);
    if (last && (!last.answered || (!last.shown && now < last.askedAt + SHARED_FOR))) return last;
    const question = { answer: this.client.candidates(runId), askedAt: now, answered: false, shown: false };
    this.questions.set(runId, question);
    return question;
  }

  private take(runId: string | null, list: CandidateList): void {
    this.lists.update((lists) => {
      const kept = [...lists].filter(([known]) => known === LATEST || known === this.asked);
      return new Map([...kept, [runId, list]]);
    });
  }

  /** A run that was deleted is no more asked for by itself: nothing else failed. */
  private forget(runId: string | null, error: unknown): void {
    if (!(error instanceof ApiProblem) || error.status !== NO_SUCH_RUN) throw error;
    if (this.asked === runId) this.asked = LATEST;
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
