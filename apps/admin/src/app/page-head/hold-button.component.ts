import { ChangeDetectionStrategy, Component, computed, DestroyRef, inject, input } from '@angular/core';
import { HoldState, LiveState } from '@portal/web/data';
import { CountPipe, IconComponent } from '@portal/web/ui';
import { Shortcuts } from '../shell/shortcuts.js';

/** Holds the updates of all pages, or lets them come again; tells how many claims came since. Its key is H. */
@Component({
  selector: 'pp-hold-button',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CountPipe, IconComponent],
  template: `
    <button
      type="button"
      class="btn"
      [attr.aria-pressed]="hold.held()"
      title="Hold updates (H)"
      (click)="hold.toggle()"
    >
      <pp-icon [name]="hold.held() ? 'play' : 'pause'" />
      <span class="tx-wide">{{ hold.held() ? 'Go on' : 'Pause updates' }}</span>
      @if (newClaims() > 0) {
        <span class="badge badge--new">{{ newClaims() | count }} new</span>
      }
    </button>
  `,
  styles: `
    /* Words and counts keep their room, so that its neighbors stay where they are. */
    .btn {
      min-width: 158px;
    }
    @media (max-width: 720px) {
      .btn {
        min-width: 0;
      }
    }
  `,
})
export class HoldButtonComponent {
  private readonly live = inject(LiveState);

  /** Run that the page shows; none = the one that changed last. */
  readonly runId = input<string | null>();

  protected readonly hold = inject(HoldState);
  /** None on the page of a run to which no claims come. */
  protected readonly newClaims = computed(() => {
    const runId = this.runId() ?? null;
    return runId === null || runId === this.live.status()?.runId ? this.hold.newClaims() : 0;
  });

  constructor() {
    inject(Shortcuts).use({ h: () => this.hold.toggle() }, inject(DestroyRef));
  }
}
