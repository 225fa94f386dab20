import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ClaimImport } from '@portal/contracts';
import { formatQuantity } from '@portal/figures';
import { BannerComponent, IconComponent } from '@portal/web/ui';
import { ImportFiguresComponent } from './import-figures.component.js';
import { ImportFindingsComponent } from './import-findings.component.js';

/** What an import brought, and where to look at it. */
@Component({
  selector: 'pp-import-result',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [BannerComponent, IconComponent, ImportFiguresComponent, ImportFindingsComponent, RouterLink],
  template: `
    <pp-banner [title]="title()">
      <p>
        They stand as <b class="mono">{{ imported().runId }}</b> in the run history.
      </p>
      <a actions class="btn btn--main" routerLink="/claims" [queryParams]="set()">
        <pp-icon name="file-text" />See the claims
      </a>
      <a actions class="btn" routerLink="/dashboard" [queryParams]="set()"><pp-icon name="dashboard" />Dashboard</a>
      <a actions class="btn" [href]="'/api/reports/runs/' + imported().runId" download>
        <pp-icon name="trending-up" />Report with charts
      </a>
      <button actions type="button" class="btn" (click)="another.emit()"><pp-icon name="plus" />Import others</button>
    </pp-banner>
    <pp-import-figures [report]="imported()" />
    @if (imported().findings.length > 0) {
      <pp-import-findings [report]="imported()" />
    }
  `,
  styles: `
    :host {
      display: contents;
    }
  `,
})
export class ImportResultComponent {
  readonly imported = input.required<ClaimImport>();
  /** Other files shall be imported. */
  readonly another = output<void>();

  protected readonly set = computed(() => ({ runId: this.imported().runId }));
  protected readonly title = computed(() => {
    const { claims, name } = this.imported();
    return `${formatQuantity(claims, 'claim is', 'claims are')} stored as “${name}”`;
  });
}
