import { ChangeDetectionStrategy, Component, computed, DestroyRef, inject, signal } from '@angular/core';
import { LiveState } from '@portal/web/data';
import { IconComponent } from '@portal/web/ui';

/** Says how the page stands to the server; readers of the screen hear of a change once. */
@Component({
  selector: 'pp-connection',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [IconComponent],
  host: { '[class.lost]': 'lost()', '[title]': 'word()' },
  template: `
    <pp-icon [name]="lost() ? 'wifi-off' : 'wifi'" />
    <span class="word">{{ word() }}</span>
    <span class="sr" role="status">{{ lost() ? 'Connection lost' : '' }}</span>
  `,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      min-width: 92px;
      color: var(--pp-text-2);
      font-size: var(--pp-text-12);
      white-space: nowrap;
    }
    pp-icon {
      color: var(--pp-recovered-text);
    }
    :host(.lost) pp-icon {
      color: var(--pp-denied-text);
    }
    /* Narrow: the crossed-out sign alone; its words stand in the title. */
    @media (max-width: 720px) {
      :host {
        min-width: 0;
      }
      .word {
        display: none;
      }
    }
  `,
})
export class ConnectionComponent {
  private readonly connection = inject(LiveState).connection;
  private readonly now = signal(Date.now());

  protected readonly lost = computed(() => this.connection().state !== 'connected');
  protected readonly word = computed(() => {
    const connection = this.connection();
    switch (connection.state) {
      case 'connected':
        return 'Connected';
      case 'reconnecting':
        return `Reconnecting, ${Math.max(0, Math.ceil((connection.nextTryAt - this.now()) / 1000))} s`;
      case 'offline':
        return `Offline since ${clockTime(connection.since)}`;
    }
  });

  constructor() {
    const timer = setInterval(() => this.lost() && this.now.set(Date.now()), 1000);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }
}

/** Real local time, `14:20`. */
function clockTime(milliseconds: number): string {
  return new Date(milliseconds).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
}
