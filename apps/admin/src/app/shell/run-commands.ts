import { effect, inject, Injectable, signal, untracked } from '@angular/core';
import type { GenerationStatus } from '@portal/contracts';
import { ApiProblem, GenerationClient, LiveState } from '@portal/web/data';

/** Commands to the run, from wherever on the page: one at a time, the answer taken in at once, a refusal kept to be shown. */
@Injectable({ providedIn: 'root' })
export class RunCommands {
  private readonly live = inject(LiveState);
  private readonly client = inject(GenerationClient);
  private readonly busyNow = signal(false);
  private readonly problemNow = signal<ApiProblem | null>(null);

  /** True while a command is under way. */
  readonly busy = this.busyNow.asReadonly();
  /** Why the last command was refused; null after one that was not. */
  readonly problem = this.problemNow.asReadonly();

  constructor() {
    // That nobody answered is no news any more once the portal is back.
    effect(() => {
      const isBack = this.live.connection().state === 'connected';
      if (isBack && untracked(this.problem)?.unanswered) this.dismiss();
    });
  }

  /** Gives a command; false when it was refused or one is under way. */
  async give(command: (client: GenerationClient) => Promise<GenerationStatus>): Promise<boolean> {
    if (this.busy()) return false;
    this.busyNow.set(true);
    this.problemNow.set(null);
    try {
      this.live.accept(await command(this.client));
      return true;
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.problemNow.set(error);
      return false;
    } finally {
      this.busyNow.set(false);
    }
  }

  /** Pauses what runs, resumes what is paused, and leaves everything else alone. */
  pauseOrResume(): void {
    const state = this.live.status()?.state;
    if (state === 'running') void this.give((client) => client.pause());
    if (state === 'paused') void this.give((client) => client.resume());
  }

  dismiss(): void {
    this.problemNow.set(null);
  }
}
