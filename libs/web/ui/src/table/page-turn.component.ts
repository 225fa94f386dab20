import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { IconComponent } from '../icon/icon.component.js';

/** Cursors to the pages around the one that is shown; null at the ends. */
export interface PageCursors {
  readonly previousCursor: string | null;
  readonly nextCursor: string | null;
}

/** The foot of a list: what stands on this page as content, and the way to the pages around it. */
@Component({
  selector: 'pp-page-turn',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [IconComponent],
  host: { class: 'foot' },
  template: `
    <span class="grow"><ng-content /></span>
    <button
      type="button"
      class="btn btn--s"
      [disabled]="!page()?.previousCursor"
      (click)="turned.emit(page()?.previousCursor ?? null)"
    >
      <pp-icon name="chevron-left" />{{ previous() }}
    </button>
    <button
      type="button"
      class="btn btn--s"
      [disabled]="!page()?.nextCursor"
      (click)="turned.emit(page()?.nextCursor ?? null)"
    >
      {{ next() }}<pp-icon name="chevron-right" />
    </button>
  `,
})
export class PageTurnComponent {
  /** Null until the first page is there. */
  readonly page = input.required<PageCursors | null>();
  readonly previous = input('Previous');
  readonly next = input('Next');
  /** Cursor of the wanted page. */
  readonly turned = output<string | null>();
}
