import { ChangeDetectionStrategy, Component, computed, effect, inject, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import type { AuditEntryView, AuditPage as AuditEntries, PayerSummary } from '@portal/contracts';
import { AUDIT_SOURCES, type AuditSource } from '@portal/domain';
import { PayerClient } from '@portal/web/data';
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
  private request = 0;

  protected readonly payerId = computed(() => this.parameters().get('payerId'));
  protected readonly source = computed(() => (this.parameters().get('source') ?? 'all') as SourceChoice);
  protected readonly page = signal<AuditEntries | null>(null);
  protected readonly problem = signal<string | null>(null);
  protected readonly payers = signal<readonly PayerSummary[]>([]);
  protected readonly payerName = computed(() => this.nameOf(this.payerId()));
  protected readonly sources: readonly Segment<SourceChoice>[] = [
    { value: 'all', label: 'All' },
    ...AUDIT_SOURCES.map((value) => ({ value, label: SOURCE_WORDS[value] })),
  ];
  protected readonly sourceWords = SOURCE_WORDS;

  constructor() {
    effect(() => void this.fetch());
    void this.client.list().then(
      ({ items }) => this.payers.set(items),
      (error: unknown) => this.problem.set(problemWords(error)),
    );
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
    return this.payers().find(({ id }) => id === payerId)?.name ?? payerId ?? '–';
  }

  protected rowText(row: AuditEntryView['before']): string {
    return row === null ? 'nothing' : JSON.stringify(row, null, 2);
  }

  protected async fetch(): Promise<void> {
    const request = ++this.request;
    const source = this.source();
    const query = {
      payerId: this.payerId(),
      source: source === 'all' ? null : source,
      cursor: this.parameters().get('cursor'),
      limit: ROWS,
    };
    try {
      const page = await this.client.audit(query);
      if (request !== this.request) return;
      this.page.set(page);
      this.problem.set(null);
    } catch (error) {
      if (request === this.request) this.problem.set(problemWords(error));
    }
  }

  private go(change: Readonly<Record<string, string | null>>): void {
    void this.router.navigate([], { relativeTo: this.route, queryParams: change, queryParamsHandling: 'merge' });
  }
}
