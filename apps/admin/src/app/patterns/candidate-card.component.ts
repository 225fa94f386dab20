import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { PatternCandidate } from '@portal/contracts';
import { formatCount } from '@portal/figures';
import { ChartCardComponent, IconComponent, type IconName, MoneyPipe, QuantityPipe } from '@portal/web/ui';
import { CandidateState } from './candidate.state.js';
import { chanceWords, confidenceWords, courseWords, effectWords, refusalBars } from './candidate-words.js';
import { claimsOf } from '../claims/claims-of.js';
import { DecisionsChartComponent } from './decisions-chart.component.js';
import { decisionsFinding, decisionsTable } from './decisions-table.js';

const STATUS_WORDS: Readonly<Record<PatternCandidate['status'], string>> = {
  new: 'New candidate',
  watched: 'Watched',
  dismissed: 'Dismissed',
  confirmed: 'Confirmed',
};

/** A decision that a button stands for. */
interface Decision {
  readonly to: PatternCandidate['status'];
  readonly name: string;
  readonly look: string;
  readonly icon: IconName | null;
}

const DECISIONS: readonly Decision[] = [
  { to: 'dismissed', name: 'Dismiss', look: 'btn--bare', icon: null },
  { to: 'watched', name: 'Watch', look: '', icon: 'eye' },
  { to: 'confirmed', name: 'Confirm as a pattern', look: 'btn--main', icon: 'check' },
];
const TAKE_BACK: Decision = { to: 'new', name: 'Take it back', look: '', icon: null };

/** Something that detection found: what was refused since when, against what, how sure that is, and what to do about it. */
@Component({
  selector: 'pp-candidate-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ChartCardComponent, DecisionsChartComponent, IconComponent, MoneyPipe, QuantityPipe, RouterLink],
  templateUrl: './candidate-card.component.html',
  styleUrl: './candidate-card.component.scss',
  host: { '[class.fresh]': "candidate().status === 'new'" },
})
export class CandidateCardComponent {
  private readonly router = inject(Router);

  readonly candidate = input.required<PatternCandidate>();

  protected readonly state = inject(CandidateState);
  protected readonly status = computed(() => STATUS_WORDS[this.candidate().status]);
  /** What can be decided about it now, in the order of the buttons. */
  protected readonly offered = computed(() => {
    const { status } = this.candidate();
    const others = DECISIONS.filter(({ to }) => to !== status);
    return status === 'dismissed' ? [TAKE_BACK, ...others] : others;
  });
  protected readonly course = computed(() => courseWords(this.candidate()));
  protected readonly chance = computed(() => chanceWords(this.candidate()));
  protected readonly confidence = computed(() => confidenceWords(this.candidate().confidence));
  protected readonly effect = computed(() => effectWords(this.candidate().effectSize));
  protected readonly decisions = computed(() => decisionsFinding(this.candidate()));
  protected readonly table = computed(() => decisionsTable(this.candidate()));
  protected readonly bars = computed(() => refusalBars(this.candidate()));
  protected readonly claims = computed(() => claimsOf(this.candidate().claimsQuery));
  protected readonly monthly = computed(
    () => `about $${formatCount(Math.round(this.candidate().atStakeMonthly / 100) * 100)} a month`,
  );
  protected readonly answer = computed(() => {
    const { group, carc, rarcs } = this.candidate();
    return [`${group}-${carc.code}`, ...rarcs.map(({ code }) => code)].join(' and ');
  });
  protected readonly answerWords = computed(() => {
    const { carc, rarcs } = this.candidate();
    return [carc.label, ...rarcs.map(({ label }) => label)].join('. ');
  });

  /** The claims refused of those submitted on the day. */
  protected open(index: number): void {
    const queryParams = this.table().rows[index]?.claims;
    if (queryParams) void this.router.navigate(['/claims'], { queryParams });
  }
}
