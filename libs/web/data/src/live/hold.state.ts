import { computed, effect, inject, Injectable, signal, untracked } from '@angular/core';
import { claimsSince, type RunClaims } from './claims-since.js';
import { LiveState } from './live.state.js';

/** Whether updates are held: pages that refresh by themselves then stay as they are until they are let come again. */
@Injectable({ providedIn: 'root' })
export class HoldState {
  private readonly live = inject(LiveState);
  private readonly heldNow = signal(false);
  /** The run and its claims when what is shown was fetched; null while updates come, and until a status is known. */
  private readonly then = signal<RunClaims | null>(null);

  readonly held = this.heldNow.asReadonly();
  /** Claims that came since what is shown was fetched; 0 while updates come. */
  readonly newClaims = computed(() => claimsSince(this.then(), this.live.status()));

  constructor() {
    // What was held before the first status is as old as that status.
    effect(() => {
      const status = this.live.status();
      if (status && this.held()) untracked(() => this.then.update((then) => then ?? status));
    });
  }

  /** Holds updates, or lets them come again. */
  toggle(): void {
    this.heldNow.update((held) => !held);
    this.then.set(this.held() ? this.live.status() : null);
  }

  /** Counts new claims from now on: to be called when somebody has what is shown fetched while updates are held. */
  recount(): void {
    if (this.held()) this.then.set(this.live.status());
  }
}
