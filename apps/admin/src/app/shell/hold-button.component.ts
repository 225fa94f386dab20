import { ChangeDetectionStrategy, Component, DestroyRef, inject } from '@angular/core';
import { HoldState } from '@portal/web/data';
import { CountPipe, IconComponent } from '@portal/web/ui';
import { Shortcuts } from './shortcuts.js';

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
      @if (hold.newClaims() > 0) {
        <span class="badge badge--new">{{ hold.newClaims() | count }} new</span>
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
  protected readonly hold = inject(HoldState);

  constructor() {
    inject(Shortcuts).use({ h: () => this.hold.toggle() }, inject(DestroyRef));
  }
}
