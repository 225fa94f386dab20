import { ChangeDetectionStrategy, Component, computed, effect, inject, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import type { AuditEntryView, AuditPage as AuditEntries, PayerSummary } from '@portal/contracts';
import { AUDIT_SOURCES, type AuditSource } from '@portal/domain';
import { LatestAnswer, PayerClient } from '@portal/web/data';
import {
  BannerComponent,
  DayPipe,
  PageTurnComponent,
  QuantityPipe,
  type Segment,
  SegmentsComponent,
  TimePipe,
} from '@portal/web/ui';
import { problemWords } from '../payer-problem.js';

type SourceChoice = AuditSource | 'all';

const SOURCE_WORDS: Readonly<Record<AuditSource, string>> = {
  'starting-state': 'Starting state',
  backfill: 'Repair',
  automation: 'Automation',
  editor: 'By hand',
  booking: 'Booking',
};
const ROWS = 50;

/** Every change of the payer side: when, who, what, before and after. The address holds payer, source and page. */
@Component({
  selector: 'pp-audit-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [BannerComponent, DayPipe, PageTurnComponent, QuantityPipe, RouterLink, SegmentsComponent, TimePipe],
  templateUrl: './audit.page.html',
  styleUrl: './audit.page.scss',
})
export class AuditPage {
  private readonly client = inject(PayerClient);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly parameters = toSignal(this.route.queryParamMap, { requireSync: true });
  private readonly answer = new LatestAnswer<AuditEntries>();
  private readonly names = new LatestAnswer<readonly PayerSummary[]>();

  protected readonly payerId = computed(() => this.parameters().get('payerId'));
  protected readonly source = computed(() => (this.parameters().get('source') ?? 'all') as SourceChoice);
  private readonly cursor = computed(() => this.parameters().get('cursor'));
  protected readonly page = this.answer.value;
  protected readonly problem = computed(() => {
    const problem = this.answer.problem() ?? this.names.problem();
    return problem && problemWords(problem);
  });
  protected readonly payerName = computed(() => this.nameOf(this.payerId()));
  protected readonly sources: readonly Segment<SourceChoice>[] = [
    { value: 'all', label: 'All' },
    ...AUDIT_SOURCES.map((value) => ({ value, label: SOURCE_WORDS[value] })),
  ];
  protected readonly sourceWords = SOURCE_WORDS;

  constructor() {
    effect(() => {
      this.payerId();
      this.source();
      this.cursor();
      untracked(() => this.fetch());
    });
    this.fetchNames();
  }

  protected choose(source: SourceChoice): void {
    this.go({ source: source === 'all' ? null : source, cursor: null });
  }

  protected turn(cursor: string | null): void {
    this.go({ cursor });
  }

  /** `create_service_instance` as "Create service instance". */
  protected actionWords({ action }: AuditEntryView): string {
    const words = action.replaceAll('_', ' ');
    return words[0]?.toUpperCase() + words.slice(1);
  }

  protected nameOf(payerId: string | null): string {
    return this.names.value()?.find(({ id }) => id === payerId)?.name ?? payerId ?? '–';
  }

  protected rowText(row: AuditEntryView['before']): string {
    return row === null ? 'nothing' : JSON.stringify(row, null, 2);
  }

  protected fetchAgain(): void {
    this.fetch();
    this.fetchNames();
  }

  private fetch(): void {
    const source = this.source();
    const question = this.client.audit({
      payerId: this.payerId(),
      source: source === 'all' ? null : source,
      cursor: this.cursor(),
      limit: ROWS,
    });
    void this.answer.take(question);
  }

  private fetchNames(): void {
    void this.names.take(this.client.list().then(({ items }) => items));
  }

  private go(change: Readonly<Record<string, string | null>>): void {
    void this.router.navigate([], { relativeTo: this.route, queryParams: change, queryParamsHandling: 'merge' });
  }
}
