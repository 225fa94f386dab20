import { ChangeDetectionStrategy, Component, input, signal } from '@angular/core';
import { DialogComponent } from './dialog.component.js';

/** Real milliseconds for which it is said that a text was copied. */
const SAID_FOR = 3_000;

/** Copies a text and says so for a moment. Where the browser does not let the page copy, it shows the text for one to copy. */
@Component({
  selector: 'pp-copier',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DialogComponent],
  template: `
    <span [class]="quiet() || !copied() ? 'sr' : 's12 t2'" role="status">{{ copied() ? said() : '' }}</span>
    @if (byHand(); as text) {
      <pp-dialog #dialog title="Copy by hand" width="min(560px, calc(100vw - 32px))" (closed)="byHand.set(null)">
        <p>
          The browser does not let this page copy. The text is marked already: copy it with the keyboard or the menu.
        </p>
        <label class="in"
          ><span class="sr">Text to copy</span><input #field readonly [value]="text" (focus)="field.select()"
        /></label>
        <div class="dialog-f"><button type="button" class="btn" (click)="dialog.close()">Close</button></div>
      </pp-dialog>
    }
  `,
  styles: `
    /* As long as it says nothing it leaves no gap beside its neighbors. */
    :host {
      display: contents;
    }
  `,
})
export class CopierComponent {
  /** "Link copied" */
  readonly said = input.required<string>();
  /** True where something else shows that it was copied: then it is said to readers of the screen alone. */
  readonly quiet = input(false);

  /** True for a moment after a text was copied. */
  readonly copied = signal(false);
  /** The text to be copied by hand; null when there is none. */
  protected readonly byHand = signal<string | null>(null);

  async copy(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // Browsers refuse the clipboard to pages without a right to it, or have none.
      this.byHand.set(text);
      return;
    }
    this.copied.set(true);
    setTimeout(() => this.copied.set(false), SAID_FOR);
  }
}
