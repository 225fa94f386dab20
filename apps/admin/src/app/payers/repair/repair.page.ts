import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { BackfillReport } from '@portal/contracts';
import { type BackfillStrategy, RECOMMENDED_STRATEGY } from '@portal/domain';
import { ApiProblem, PayerClient } from '@portal/web/data';
import { BannerComponent, IconComponent, QuantityPipe, type Segment, SegmentsComponent } from '@portal/web/ui';
import { problemWords } from '../payer-problem.js';
import { PlanApprovalComponent } from './plan-approval.component.js';
import { PlanDiffComponent } from './plan-diff.component.js';
import { type RepairStep, RepairStepsComponent } from './repair-steps.component.js';

const STRATEGY_WORDS: Readonly<Record<BackfillStrategy, string>> = {
  safe: 'Payers with a contract that are neither suspended nor rejected.',
  hybrid: 'Payers with a contract or an approval; the others are left for manual review.',
  enrolled:
    'Recommended: payers that are neither suspended nor rejected. Those without a contract are set up, but not bookable until they have one.',
  aggressive: 'All payers, whatever their status and contracts.',
};

/** The repair of the payers: checks, the plan as a diff, its approval, the result. */
@Component({
  selector: 'pp-repair-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    BannerComponent,
    IconComponent,
    PlanApprovalComponent,
    PlanDiffComponent,
    QuantityPipe,
    RepairStepsComponent,
    RouterLink,
    SegmentsComponent,
  ],
  templateUrl: './repair.page.html',
  styleUrl: './repair.page.scss',
})
export class RepairPage {
  private readonly client = inject(PayerClient);

  protected readonly strategy = signal<BackfillStrategy>(RECOMMENDED_STRATEGY);
  protected readonly strategies: readonly Segment<BackfillStrategy>[] = [
    { value: 'safe', label: 'Safe' },
    { value: 'hybrid', label: 'Hybrid' },
    { value: 'enrolled', label: 'Enrolled' },
    { value: 'aggressive', label: 'Aggressive' },
  ];
  protected readonly report = signal<BackfillReport | null>(null);
  protected readonly busy = signal(false);
  protected readonly problem = signal<string | null>(null);
  /** Payers have changed since the plan was made. */
  protected readonly stale = signal(false);
  protected readonly words = computed(() => STRATEGY_WORDS[this.strategy()]);
  protected readonly passed = computed(
    () => this.report()?.checks.filter(({ state }) => state === 'passed').length ?? 0,
  );
  protected readonly step = computed<RepairStep>(() => {
    const report = this.report();
    if (!report?.canApply) return 'Checks';
    if (report.applied) return 'Result';
    return this.busy() ? 'Apply' : 'Review';
  });

  constructor() {
    void this.plan(this.strategy());
  }

  /** Plans anew; nothing is written. */
  protected async plan(strategy: BackfillStrategy): Promise<void> {
    this.strategy.set(strategy);
    await this.ask(() => this.client.backfill({ strategy }));
  }

  protected async apply(reviewedBy: string): Promise<void> {
    const planHash = this.report()?.planHash ?? '';
    const strategy = this.strategy();
    await this.ask(() => this.client.backfill({ strategy, dryRun: false, planHash, reviewedBy }));
  }

  /** `+86`; zero has no sign. */
  protected signed(sign: '+' | '−', number: number): string {
    return number === 0 ? '0' : `${sign}${number}`;
  }

  /** `none left out`, or how many payers are exceptions and of which kind. */
  protected exceptionWords({ leftOut, notBookable }: BackfillReport): string {
    const unbookable = notBookable.length > 0 ? `, ${notBookable.length} set up, but not bookable` : '';
    return `${leftOut.length || 'none'} left out${unbookable}`;
  }

  private async ask(work: () => Promise<BackfillReport>): Promise<void> {
    this.busy.set(true);
    this.problem.set(null);
    try {
      this.report.set(await work());
      this.stale.set(false);
    } catch (error) {
      this.stale.set(error instanceof ApiProblem && error.body['type'] === '/problems/stale-plan');
      this.problem.set(problemWords(error));
    } finally {
      this.busy.set(false);
    }
  }
}
