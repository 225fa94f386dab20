import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  input,
  signal,
  untracked,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import type { ClaimDetail, ClaimNeighbors, ClaimProvenance } from '@portal/contracts';
import { ApiProblem, ClaimClient, LiveState } from '@portal/web/data';
import {
  BannerComponent,
  CopyButtonComponent,
  IconComponent,
  MoneyPipe,
  QuantityPipe,
  StatusChipComponent,
} from '@portal/web/ui';
import { listOf } from '../claims/claim-filters.js';
import { Shortcuts } from '../shell/shortcuts.js';
import { ClaimCorrectionComponent } from './claim-correction.component.js';
import { ClaimLinesComponent } from './claim-lines.component.js';
import { ClaimOriginComponent } from './claim-origin.component.js';
import { ClaimPeopleComponent } from './claim-people.component.js';
import { ClaimTimelineComponent } from './claim-timeline.component.js';

/** One claim in full: its money, its lines with the reason on the offending one, its life, its people, its origin. */
@Component({
  selector: 'pp-claim-detail-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    BannerComponent,
    ClaimCorrectionComponent,
    ClaimLinesComponent,
    ClaimOriginComponent,
    ClaimPeopleComponent,
    ClaimTimelineComponent,
    CopyButtonComponent,
    IconComponent,
    MoneyPipe,
    QuantityPipe,
    RouterLink,
    StatusChipComponent,
  ],
  templateUrl: './claim-detail.page.html',
})
export class ClaimDetailPage {
  private readonly client = inject(ClaimClient);
  private readonly live = inject(LiveState);
  private readonly router = inject(Router);
  private readonly parameters = toSignal(inject(ActivatedRoute).queryParamMap, { requireSync: true });
  private request = 0;

  /** From the address. */
  readonly id = input.required<string>();

  protected readonly claim = signal<ClaimDetail | null>(null);
  protected readonly provenance = signal<ClaimProvenance | null>(null);
  /** Filters and order of the list from which the claim was opened. */
  protected readonly listQuery = computed(() => listOf((name) => this.parameters().get(name)));
  protected readonly filtered = computed(() => Object.keys(this.listQuery()).length > 0);
  protected readonly neighbors = signal<ClaimNeighbors | null>(null);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly showNames = signal(false);
  protected readonly address = computed(() => new URL(`/claims/${this.id()}`, location.origin).href);
  /** What an open appeal may bring back; null without one. */
  protected readonly atStake = computed(
    () => this.claim()?.appeals.find(({ appealStatus }) => appealStatus === 'pending')?.amountAtStake ?? null,
  );
  protected readonly recovered = computed(() =>
    (this.claim()?.appeals ?? []).reduce((sum, { recoveredAmount }) => sum + recoveredAmount, 0),
  );

  private readonly waiting = computed(() => ['submitted', 'denied', 'appealed'].includes(this.claim()?.status ?? ''));

  constructor() {
    effect(() => {
      const [id, showNames] = [this.id(), this.showNames()];
      untracked(() => void this.fetch(id, showNames));
    });
    // A claim that waits for its payer or its appeal changes while one looks at it. With names shown it is not asked for
    // again by itself: each time would be recorded.
    effect(() => {
      this.live.factsSequence();
      untracked(() => {
        if (this.waiting() && !this.showNames()) this.retry();
      });
    });
    effect(() => void this.fetchNeighbors(this.id(), this.listQuery()));
    inject(Shortcuts).use(
      { j: () => this.turn(this.neighbors()?.nextId), k: () => this.turn(this.neighbors()?.previousId) },
      inject(DestroyRef),
    );
  }

  protected turn(id: string | null | undefined): void {
    if (id) void this.router.navigate(['/claims', id], { queryParams: this.listQuery() });
  }

  protected retry(): void {
    void this.fetch(this.id(), this.showNames());
  }

  private async fetchNeighbors(id: string, list: ReturnType<typeof listOf>): Promise<void> {
    // Without an answer the way to the neighbors stays closed; the claim itself says when the portal does not answer.
    const neighbors = await this.client.neighbors(id, list).catch(() => null);
    if (id === this.id()) this.neighbors.set(neighbors);
  }

  private async fetch(id: string, showNames: boolean): Promise<void> {
    const request = ++this.request;
    const known = this.provenance();
    if (this.claim()?.id !== id) this.claim.set(null);
    try {
      const [claim, provenance] = await Promise.all([
        this.client.get(id, showNames ? 'show' : 'masked'),
        known?.claimId === id ? known : this.client.provenance(id),
      ]);
      if (request !== this.request) return;
      this.claim.set(claim);
      this.provenance.set(provenance);
      this.problem.set(null);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      if (request === this.request) this.problem.set(error);
    }
  }
}
