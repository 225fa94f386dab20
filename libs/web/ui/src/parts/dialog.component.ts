import { ChangeDetectionStrategy, Component, effect, type ElementRef, input, output, viewChild } from '@angular/core';

let dialogs = 0;

/** A native dialog: the browser keeps the focus inside and closes it on Esc. It lives as long as it is open. */
@Component({
  selector: 'pp-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <dialog #dialog [attr.aria-labelledby]="id" [style.width]="width()" (close)="closed.emit()">
      <div class="dialog-b">
        <h2 [id]="id">{{ title() }}</h2>
        <ng-content />
      </div>
    </dialog>
  `,
  // An open dialog takes no room where it was written.
  styles: `
    :host {
      display: contents;
    }
  `,
})
export class DialogComponent {
  readonly title = input.required<string>();
  /** CSS width; null = the usual one. */
  readonly width = input<string | null>(null);
  /** The dialog was closed, by Esc or by a button that calls `close`. */
  readonly closed = output<void>();
  protected readonly id = `dialog-${dialogs++}`;
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  constructor() {
    effect(() => this.dialog().nativeElement.showModal());
  }

  close(): void {
    this.dialog().nativeElement.close();
  }
}
