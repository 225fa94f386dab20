import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { ActivatedRoute, Router } from '@angular/router';
import { IconComponent } from '@portal/web/ui';

/** The filter that stands for a run which the address names; taken off, the page shows the one that changed last. */
@Component({
  selector: 'pp-run-filter',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [IconComponent],
  template: `
    @if (runId(); as run) {
      <button
        type="button"
        class="pick pick--on"
        [attr.aria-label]="'Show the latest run instead of ' + run"
        (click)="leave()"
      >
        Run <b class="mono">{{ run }}</b><pp-icon name="x" [size]="14" />
      </button>
    }
  `,
  styles: `
    /* Without a run it leaves no gap in the head of the page. */
    :host {
      display: contents;
    }
  `,
})
export class RunFilterComponent {
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);

  /** Run that the address names; none when it is the one that changed last. */
  readonly runId = input.required<string | null | undefined>();

  protected leave(): void {
    const change = { queryParams: { runId: null }, queryParamsHandling: 'merge' } as const;
    void this.router.navigate([], { relativeTo: this.route, ...change });
  }
}
