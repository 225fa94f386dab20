import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  type ElementRef,
  inject,
  signal,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PayerName, ProviderView } from '@portal/contracts';
import { ApiProblem, ReferenceClient } from '@portal/web/data';
import { BannerComponent } from '@portal/web/ui';
import { ClaimFilesComponent } from './claim-files.component.js';
import { ClaimImportState } from './claim-import.state.js';
import { ImportDecisionComponent } from './import-decision.component.js';
import { ImportFiguresComponent } from './import-figures.component.js';
import { ImportFindingsComponent } from './import-findings.component.js';
import { ImportPartiesComponent } from './import-parties.component.js';
import { ImportResultComponent } from './import-result.component.js';

/** Real claims from files: chosen, looked through, told who is who, and stored as a set of their own. */
@Component({
  selector: 'pp-claim-import-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    BannerComponent,
    ClaimFilesComponent,
    ImportDecisionComponent,
    ImportFiguresComponent,
    ImportFindingsComponent,
    ImportPartiesComponent,
    ImportResultComponent,
    RouterLink,
  ],
  providers: [ClaimImportState],
  templateUrl: './claim-import.page.html',
  styleUrl: './claim-import.page.scss',
})
export class ClaimImportPage {
  private readonly reference = inject(ReferenceClient);
  private readonly title = viewChild.required<ElementRef<HTMLElement>>('title');
  protected readonly state = inject(ClaimImportState);

  protected readonly providers = signal<readonly ProviderView[]>([]);
  protected readonly payers = signal<readonly PayerName[]>([]);
  protected readonly namesProblem = signal<string | null>(null);
  /** What is wrong with all of the files; what is wrong with one stands at its name. */
  protected readonly problem = computed(() => {
    const problem = this.state.problem();
    return problem?.file === null ? problem : null;
  });
  protected readonly locked = computed(() => this.state.busy() === 'importing');

  constructor() {
    void this.fetchNames();
    // The button that was pressed is gone with what it stored.
    effect(() => {
      if (this.state.imported()) this.title().nativeElement.focus();
    });
  }

  protected async fetchNames(): Promise<void> {
    this.namesProblem.set(null);
    try {
      const [providers, payers] = await Promise.all([this.reference.providers(), this.reference.payers()]);
      this.providers.set(providers);
      this.payers.set(payers);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.namesProblem.set(error.message);
    }
  }
}
