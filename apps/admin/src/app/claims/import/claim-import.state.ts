import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import type { ClaimImport } from '@portal/contracts';
import { MOST_CLAIM_FILES } from '@portal/domain';
import { ApiProblem, ClaimImportClient } from '@portal/web/data';
import { importProblem, type ImportProblem, missingFor, setNameOf, withFiles } from './claim-import-words.js';

/** Real milliseconds without another choice after which the files are looked through again. */
const PAUSE = 400;

/** Who of the portal stands for whom of the files. */
export type StandIns = Readonly<Record<string, string>>;

/** A look at some files, and what it found. */
interface Checked {
  readonly files: readonly File[];
  readonly report: ClaimImport;
}

/** An import of claims on its way: the files, what the portal says about them, who is who, and the import itself. */
@Injectable()
export class ClaimImportState {
  private readonly client = inject(ClaimImportClient);
  /** Breaks off the look that goes on. */
  private looking = new AbortController();
  private pause: ReturnType<typeof setTimeout> | undefined;
  private storing = new AbortController();
  private readonly checked = signal<Checked | null>(null);
  private readonly typedName = signal<string | null>(null);

  readonly files = signal<readonly File[]>([]);
  readonly providers = signal<StandIns>({});
  readonly payers = signal<StandIns>({});
  readonly skipFaulty = signal(false);
  readonly name = computed(() => this.typedName() ?? setNameOf(this.files()));
  readonly busy = signal<'checking' | 'importing' | null>(null);
  /** Share of the files that has left this machine. */
  readonly sent = signal(0);
  /** Why the files could not be looked through. */
  readonly problem = signal<ImportProblem | null>(null);
  /** Why they were not stored. */
  readonly refusal = signal<ImportProblem | null>(null);
  /** What was stored. */
  readonly imported = signal<ClaimImport | null>(null);

  /** What the portal said of the files last; while it looks again, what it said before. */
  readonly report = computed(() => this.checked()?.report ?? null);
  /** True while the report is about other files or choices than the present ones. */
  readonly stale = computed(() => this.busy() === 'checking' || this.checked()?.files !== this.files());
  /** What keeps the import back; null where nothing does. */
  readonly missing = computed(() => {
    const report = this.report();
    if (this.problem()) return 'The files have to be looked through again.';
    if (!report || this.stale()) return 'Wait until the files are looked through.';
    return missingFor(report, { name: this.name().trim(), skipFaulty: this.skipFaulty() });
  });

  constructor() {
    // What is being stored goes on when the page is left, and can be cancelled where long work is listed.
    inject(DestroyRef).onDestroy(() => this.breakOff());
  }

  add(files: readonly File[]): void {
    if (files.length > 0) this.choose(withFiles(this.files(), files));
  }

  remove(file: File): void {
    this.choose(this.files().filter((other) => other !== file));
  }

  rename(name: string): void {
    this.typedName.set(name);
  }

  /** @param id who stands for the party; empty = nobody is chosen by hand */
  standIn(kind: 'providers' | 'payers', key: string, id: string): void {
    this[kind].update(({ [key]: _, ...others }) => (id === '' ? others : { ...others, [key]: id }));
    this.look(PAUSE);
  }

  /** Looks the files through once more, as after the portal did not answer. */
  again(): void {
    this.look(0);
  }

  async import(): Promise<void> {
    if (this.busy() !== null || this.missing() !== null) return;
    this.busy.set('importing');
    this.sent.set(0);
    this.refusal.set(null);
    this.storing = new AbortController();
    const { signal } = this.storing;
    const files = this.files();
    const choices = { ...this.choices(), name: this.name().trim(), skipFaulty: this.skipFaulty() };
    try {
      this.imported.set(await this.client.import(files, choices, (share) => this.sent.set(share), signal));
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      // The files may hold something else than when they were looked through: the newer report counts.
      const report = error.body['report'] as ClaimImport | undefined;
      if (report) this.checked.set({ files, report });
      if (!signal.aborted) this.refusal.set(await this.explained(error));
    } finally {
      this.busy.set(null);
    }
  }

  /** Cancels the import that goes on: nothing of it stays. */
  cancel(): void {
    this.storing.abort();
  }

  /** Leaves what was stored, for other files. */
  begin(): void {
    this.imported.set(null);
    this.typedName.set(null);
    this.skipFaulty.set(false);
    this.choose([]);
  }

  private choose(files: readonly File[]): void {
    this.files.set(files);
    if (files.length === 0) {
      this.breakOff();
      this.checked.set(null);
      this.problem.set(null);
      this.refusal.set(null);
    } else this.look(0);
  }

  /** A look replaces the one before. */
  private look(wait: number): void {
    this.breakOff();
    this.refusal.set(null);
    const count = this.files().length;
    if (count > MOST_CLAIM_FILES) {
      const text = `These are ${count} files; ${MOST_CLAIM_FILES} at once are the most. Remove some.`;
      this.fail({ text, file: null, runId: null });
      return;
    }
    this.busy.set('checking');
    this.sent.set(0);
    const { signal } = (this.looking = new AbortController());
    this.pause = setTimeout(() => void this.ask(signal), wait);
  }

  private async ask(cancelled: AbortSignal): Promise<void> {
    const files = this.files();
    const sent = (share: number) => {
      if (!cancelled.aborted) this.sent.set(share);
    };
    try {
      const report = await this.client.check(files, this.choices(), sent, cancelled);
      if (cancelled.aborted) return;
      this.checked.set({ files, report });
      this.problem.set(null);
      this.busy.set(null);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      const problem = await this.explained(error);
      if (!cancelled.aborted) this.fail(problem);
    }
  }

  private choices() {
    return { providers: this.providers(), payers: this.payers() };
  }

  private fail(problem: ImportProblem): void {
    this.busy.set(null);
    this.problem.set(problem);
    // What was said of other files says nothing of these.
    if (this.checked()?.files !== this.files()) this.checked.set(null);
  }

  /** Browsers do not send a file that was changed after it was chosen, and say no more than that no answer came. */
  private async explained(error: ApiProblem): Promise<ImportProblem> {
    const problem = importProblem(error);
    if (!error.unanswered) return problem;
    for (const file of this.files()) {
      const readable = await file
        .slice(0, 1)
        .arrayBuffer()
        .then(() => true)
        .catch(() => false);
      if (!readable) {
        return { ...problem, text: 'It has changed since it was chosen. Choose it again.', file: file.name };
      }
    }
    return problem;
  }

  private breakOff(): void {
    clearTimeout(this.pause);
    this.looking.abort();
    if (this.busy() === 'checking') this.busy.set(null);
  }
}
