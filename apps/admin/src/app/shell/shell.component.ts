import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  type ElementRef,
  inject,
  signal,
  viewChild,
} from '@angular/core';
import { Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { LiveState, SessionState } from '@portal/web/data';
import { IconComponent } from '@portal/web/ui';
import { CandidateState } from '../patterns/candidate.state.js';
import { BrandComponent } from './brand.component.js';
import { ConnectionComponent } from './connection.component.js';
import { KeyboardMapComponent } from './keyboard-map.component.js';
import { MORE_PAGES, NARROW_PAGES, PAGE_GROUPS, PAGES } from './pages.js';
import { PageTroubleComponent } from './page-trouble.component.js';
import { RunClockComponent } from './run-clock.component.js';
import { RunCommands } from './run-commands.js';
import { Shortcuts } from './shortcuts.js';
import { ShownClaims } from './shown-claims.state.js';
import { ThemeSwitchComponent } from './theme-switch.component.js';
import { WorkListComponent } from './work-list.component.js';

/** A whole claim number: it leads to its claim, all else to the list of what is found. */
const CLAIM_ID = /^CLM-[0-9A-Z-]+-\d{7}(-R\d+)?$/i;

/** What stands around every page: side bar, simulated clock, search, connection, theme. */
@Component({
  selector: 'pp-shell',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    BrandComponent,
    ConnectionComponent,
    IconComponent,
    KeyboardMapComponent,
    PageTroubleComponent,
    RouterLink,
    RouterLinkActive,
    RouterOutlet,
    RunClockComponent,
    ThemeSwitchComponent,
    WorkListComponent,
  ],
  templateUrl: './shell.component.html',
  styleUrl: './shell.component.scss',
})
export class ShellComponent {
  private readonly router = inject(Router);
  private readonly find = viewChild.required<ElementRef<HTMLInputElement>>('find');
  private readonly main = viewChild.required<ElementRef<HTMLElement>>('main');
  protected readonly session = inject(SessionState);
  protected readonly groups = PAGE_GROUPS;
  protected readonly narrowPages = NARROW_PAGES;
  protected readonly morePages = MORE_PAGES;
  protected readonly moreShown = signal(false);
  private readonly candidates = inject(CandidateState);
  protected readonly newPatterns = computed(() => this.candidates.fresh().length);
  protected readonly keysShown = signal(false);
  private readonly live = inject(LiveState);
  private readonly status = this.live.status;
  protected readonly data = inject(ShownClaims).words;
  protected readonly state = computed(() => this.status()?.state ?? 'idle');
  protected readonly connected = computed(() => this.live.connection().state === 'connected');
  protected readonly percent = computed(() => {
    const progress = this.status()?.progress ?? null;
    return progress === null ? null : Math.round(progress * 1000) / 10;
  });

  constructor() {
    const commands = inject(RunCommands);
    inject(Shortcuts).use(
      {
        '?': () => this.keysShown.set(true),
        '/': () => this.find().nativeElement.select(),
        space: () => commands.pauseOrResume(),
        ...Object.fromEntries(PAGES.map(({ key, path }) => [`g ${key}`, () => void this.router.navigateByUrl(path)])),
      },
      inject(DestroyRef),
    );
  }

  protected search(event: Event, text: string): void {
    event.preventDefault();
    const sought = text.trim();
    this.find().nativeElement.blur();
    if (CLAIM_ID.test(sought)) void this.router.navigate(['/claims', sought.toUpperCase()]);
    else void this.router.navigate(['/claims'], { queryParams: { search: sought || null } });
  }

  protected skip(event: Event): void {
    event.preventDefault();
    this.main().nativeElement.focus();
  }

  /** Readers of the screen begin at the top of the new page. */
  protected pageShown(): void {
    queueMicrotask(() => this.main().nativeElement.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true }));
  }
}
