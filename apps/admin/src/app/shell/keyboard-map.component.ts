import { ChangeDetectionStrategy, Component, inject, output } from '@angular/core';
import { DialogComponent } from '@portal/web/ui';
import { PAGES } from './pages.js';
import { Shortcuts } from './shortcuts.js';

const GROUPS: readonly { readonly name: string; readonly keys: readonly (readonly [string, string])[] }[] = [
  {
    name: 'Everywhere',
    keys: [
      ['?', 'This map'],
      ['/', 'Find a claim'],
      ...PAGES.map(({ key, name }) => [`G ${key.toUpperCase()}`, name] as const),
      ['Space', 'Pause or resume the run'],
    ],
  },
  {
    name: 'Scenario builder',
    keys: [
      ['S', 'Start generation'],
      ['Ctrl Z', 'Undo'],
      ['Ctrl Shift Z', 'Redo'],
      ['← →', 'Move a stage by a day'],
      ['D', 'Step one day, while paused'],
      ['H', 'Hold the live feed'],
    ],
  },
  {
    name: 'Dashboard',
    keys: [
      ['H', 'Hold the updates'],
      ['T', 'Charts as tables, and back'],
    ],
  },
  {
    name: 'Claims',
    keys: [
      ['J', 'Next row or claim'],
      ['K', 'Previous row or claim'],
      ['Enter', 'Open the row'],
    ],
  },
  {
    name: 'Claim Lab',
    keys: [
      ['Enter', 'Check the claim'],
      ['N', 'Next exercise'],
    ],
  },
];

/** All keys, and the switch that turns single keys off. */
@Component({
  selector: 'pp-keyboard-map',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DialogComponent],
  template: `
    <pp-dialog #dialog title="Keyboard" width="min(560px, calc(100vw - 32px))" (closed)="closed.emit()">
      <div class="groups">
        @for (group of groups; track group.name) {
          <section>
            <h3>{{ group.name }}</h3>
            <dl>
              @for (entry of group.keys; track entry[0]) {
                <div>
                  <dt>{{ entry[1] }}</dt>
                  <dd>
                    @for (key of entry[0].split(' '); track key) {
                      <kbd>{{ key }}</kbd>
                    }
                  </dd>
                </div>
              }
            </dl>
          </section>
        }
      </div>
      <label class="row">
        <input
          type="checkbox"
          class="switch"
          [checked]="shortcuts.enabled()"
          (change)="shortcuts.enable(box.checked)"
          #box
        />
        Single keys act outside of fields
      </label>
      <div class="dialog-f"><button type="button" class="btn" (click)="dialog.close()">Close</button></div>
    </pp-dialog>
  `,
  styles: `
    .groups {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(220px, 1fr));
      gap: var(--pp-4) var(--pp-6);
    }
    dl {
      display: grid;
      gap: 6px;
      margin-top: 6px;
    }
    dl div {
      display: flex;
      justify-content: space-between;
      gap: var(--pp-3);
      color: var(--pp-text-2);
    }
    dd {
      display: flex;
      gap: 4px;
    }
  `,
})
export class KeyboardMapComponent {
  protected readonly shortcuts = inject(Shortcuts);
  protected readonly groups = GROUPS;
  readonly closed = output<void>();
}
