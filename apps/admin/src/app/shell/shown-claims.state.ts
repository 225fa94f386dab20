import { computed, effect, inject, Injectable, signal, untracked } from '@angular/core';
import { NavigationEnd, Router } from '@angular/router';
import { holdsReceivedClaims, LiveState, RunClient } from '@portal/web/data';

/** What kind of claims the page in view shows: those of the run that its address or the page itself names, else of the latest. */
@Injectable({ providedIn: 'root' })
export class ShownClaims {
  private readonly client = inject(RunClient);
  private readonly status = inject(LiveState).status;
  private readonly router = inject(Router);
  /** Of runs that an address named and that are not the latest: whether their claims came from files. */
  private readonly known = signal<ReadonlyMap<string, boolean>>(new Map());
  private readonly asked = new Set<string>();
  private readonly named = signal(this.runInAddress());
  /** The run that the address names, where it is another one than the latest. */
  private readonly older = computed(() => (this.named() === this.status()?.runId ? null : this.named()));

  /** True where they came from files, so that they are no synthetic ones. */
  readonly received = computed(() => {
    const older = this.older();
    return older === null ? holdsReceivedClaims(this.status()) : (this.known().get(older) ?? false);
  });
  /** What they are, as it stands on every page and on paper. */
  readonly words = computed(() =>
    this.received()
      ? 'Claims from files. No name, member number or birthday of a patient here is real.'
      : 'Synthetic data. No patient, provider or claim here is real.',
  );

  constructor() {
    this.router.events.subscribe((event) => {
      if (event instanceof NavigationEnd) this.named.set(this.runInAddress());
    });
    effect(() => {
      const older = this.older();
      if (older !== null && this.status() !== null) untracked(() => void this.learn(older));
    });
  }

  /** Says which run's claims are in view where the address does not, until another page is opened. */
  show(runId: string | null): void {
    this.named.set(runId);
  }

  private runInAddress(): string | null {
    return this.router.parseUrl(this.router.url).queryParamMap.get('runId');
  }

  /** A run that is not there any more has no claims to speak of. */
  private async learn(runId: string): Promise<void> {
    if (this.asked.has(runId)) return;
    this.asked.add(runId);
    const run = await this.client.get(runId).catch(() => null);
    this.known.update((known) => new Map(known).set(runId, run?.origin != null));
  }
}
