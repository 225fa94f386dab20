import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DOCUMENT,
  effect,
  inject,
  signal,
  untracked,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, NavigationError, Router } from '@angular/router';
import { LiveState } from '@portal/web/data';
import { BannerComponent } from '@portal/web/ui';
import { PAGES } from './pages.js';

/** Says that a page could not be loaded, and loads it once the portal answers again. */
@Component({
  selector: 'pp-page-trouble',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [BannerComponent],
  template: `
    @if (wanted()) {
      <pp-banner kind="care" [title]="title()">
        <p>
          {{ connected() ? 'Its files did not come.' : 'The portal does not answer. The page comes when it does.' }}
        </p>
        <button actions type="button" class="btn btn--s" (click)="retry()">Try again</button>
      </pp-banner>
    }
  `,
  styles: `
    pp-banner {
      margin: var(--pp-4) var(--pp-6) 0;
    }
  `,
})
export class PageTroubleComponent {
  private readonly router = inject(Router);
  private readonly live = inject(LiveState);
  private readonly location = inject(DOCUMENT).location;

  /** Address of the page that was asked for last and could not be loaded. */
  protected readonly wanted = signal<string | null>(null);
  protected readonly connected = computed(() => this.live.connection().state === 'connected');
  protected readonly title = computed(() => {
    const page = PAGES.find(({ path }) => this.wanted()?.startsWith(path));
    return page ? `“${page.name}” could not be loaded` : 'The page could not be loaded';
  });

  constructor() {
    this.router.events.pipe(takeUntilDestroyed()).subscribe((event) => {
      if (event instanceof NavigationError) this.wanted.set(event.url);
      if (event instanceof NavigationEnd) this.wanted.set(null);
    });
    effect(() => {
      const wanted = untracked(this.wanted);
      if (this.connected() && wanted !== null) void this.router.navigateByUrl(wanted);
    });
  }

  /** Some browsers remember that a file did not come, until the app is loaded anew. */
  protected retry(): void {
    const wanted = this.wanted() ?? '/';
    if (this.connected()) this.location.assign(wanted);
    else void this.router.navigateByUrl(wanted);
  }
}
