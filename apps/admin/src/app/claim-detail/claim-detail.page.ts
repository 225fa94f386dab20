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
import { ClaimClient, LatestAnswer, LiveState } from '@portal/web/data';
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
import { ShownClaims } from '../shell/shown-claims.state.js';
import { ClaimCorrectionComponent } from './claim-correction.component.js';
import { ClaimLinesComponent } from './claim-lines.component.js';
import { ClaimOriginComponent } from './claim-origin.component.js';
import { ClaimPeopleComponent } from './claim-people.component.js';
import { ClaimTimelineComponent } from './claim-timeline.component.js';
import { adjustmentsHint, answeredAmount, paidHint, patientShareHint } from './money-hints.js';

/** A claim and where it comes from. */
interface Fetched {
  readonly claim: ClaimDetail;
  readonly provenance: ClaimProvenance;
}

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

  /** From the address. */
  readonly id = input.required<string>();

  private readonly answer = new LatestAnswer<Fetched>();
  private readonly beside = new LatestAnswer<ClaimNeighbors | null>();
  /** Nothing stands under the id of another claim. */
  private readonly fetched = computed(() => {
    const fetched = this.answer.value();
    return fetched?.claim.id === this.id() ? fetched : null;
  });
  protected readonly claim = computed(() => this.fetched()?.claim ?? null);
  protected readonly provenance = computed(() => this.fetched()?.provenance ?? null);
  protected readonly received = computed(() => this.provenance()?.received != null);
  /** Filters and order of the list from which the claim was opened. */
  protected readonly listQuery = computed(() => listOf((name) => this.parameters().get(name)));
  protected readonly filtered = computed(() => Object.keys(this.listQuery()).length > 0);
  protected readonly neighbors = this.beside.value;
  protected readonly problem = this.answer.problem;
  protected readonly showNames = signal(false);
  protected readonly answeredAmount = answeredAmount;
  protected readonly adjustmentsHint = adjustmentsHint;
  protected readonly paidHint = paidHint;
  protected readonly patientShareHint = patientShareHint;
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
      this.id();
      this.showNames();
      untracked(() => this.fetch());
    });
    // A claim that waits for its payer or its appeal changes while one looks at it. With names shown it is not asked for
    // again by itself: each time would be recorded.
    effect(() => {
      this.live.factsSequence();
      untracked(() => {
        if (this.waiting() && !this.showNames()) this.fetch();
      });
    });
    effect(() => {
      // Without an answer the way to the neighbors stays closed; the claim itself says when the portal does not answer.
      const question = this.client.neighbors(this.id(), this.listQuery()).catch(() => null);
      untracked(() => void this.beside.take(question));
    });
    const shown = inject(ShownClaims);
    effect(() => {
      const claim = this.claim();
      if (claim) untracked(() => shown.show(claim.runId));
    });
    inject(Shortcuts).use(
      { j: () => this.turn(this.neighbors()?.nextId), k: () => this.turn(this.neighbors()?.previousId) },
      inject(DestroyRef),
    );
  }

  protected turn(id: string | null | undefined): void {
    if (id) void this.router.navigate(['/claims', id], { queryParams: this.listQuery() });
  }

  protected fetch(): void {
    const id = this.id();
    const question = Promise.all([
      this.client.get(id, this.showNames() ? 'show' : 'masked'),
      this.provenance() ?? this.client.provenance(id),
    ]);
    void this.answer.take(question.then(([claim, provenance]) => ({ claim, provenance })));
  }
}
