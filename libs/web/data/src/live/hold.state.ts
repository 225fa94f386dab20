import { computed, inject, Injectable, signal } from '@angular/core';
import { LiveState } from './live.state.js';

/** Whether updates are held: pages that refresh by themselves then stay as they are until they are let come again. */
@Injectable({ providedIn: 'root' })
export class HoldState {
  private readonly live = inject(LiveState);
  /** Claims of the run when what is shown was fetched; null while updates come. */
  private readonly heldAt = signal<number | null>(null);

  readonly held = computed(() => this.heldAt() !== null);
  /** Claims that came since what is shown was fetched; 0 while updates come. */
  readonly newClaims = computed(() => {
    const held = this.heldAt();
    return held === null ? 0 : Math.max(0, this.claims() - held);
  });

  /** Holds updates, or lets them come again. */
  toggle(): void {
    this.heldAt.set(this.held() ? null : this.claims());
  }

  /** Counts new claims from now on: to be called when somebody has what is shown fetched while updates are held. */
  recount(): void {
    if (this.held()) this.heldAt.set(this.claims());
  }

  private claims(): number {
    return this.live.status()?.claims ?? 0;
  }
}
