import { ChangeDetectionStrategy, Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router, withRouterConfig } from '@angular/router';
import { type Connection, LiveState } from '@portal/web/data';
import { PageTroubleComponent } from './page-trouble.component.js';

@Component({ template: '', changeDetection: ChangeDetectionStrategy.OnPush })
class LoadedPage {}

describe('a page that cannot be loaded', () => {
  const connection = signal<Connection>({ state: 'connected' });
  let isReachable: boolean;
  let router: Router;

  beforeEach(() => {
    isReachable = false;
    connection.set({ state: 'connected' });
    const load = () => (isReachable ? Promise.resolve(LoadedPage) : Promise.reject(new TypeError('Failed to fetch')));
    TestBed.configureTestingModule({
      providers: [
        provideRouter(
          [{ path: 'dashboard', loadComponent: load }],
          withRouterConfig({ resolveNavigationPromiseOnError: true }),
        ),
        { provide: LiveState, useValue: { connection } },
      ],
    });
    router = TestBed.inject(Router);
  });

  async function shown() {
    const fixture = TestBed.createComponent(PageTroubleComponent);
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    return { fixture, element, words: () => element.textContent?.replace(/\s+/g, ' ').trim() ?? '' };
  }

  it('is named, and comes by itself when the portal is back', async () => {
    const { fixture, words } = await shown();
    expect(words()).toBe('');
    connection.set({ state: 'offline', since: 0 });
    await router.navigateByUrl('/dashboard');
    await fixture.whenStable();
    expect(words()).toContain('“Dashboard” could not be loaded');
    expect(words()).toContain('The portal does not answer');
    isReachable = true;
    connection.set({ state: 'connected' });
    await fixture.whenStable();
    expect([router.url, words()]).toEqual(['/dashboard', '']);
  });

  it('can be tried again', async () => {
    const { fixture, element, words } = await shown();
    connection.set({ state: 'offline', since: 0 });
    await router.navigateByUrl('/dashboard');
    await fixture.whenStable();
    isReachable = true;
    element.querySelector('button')?.click();
    await fixture.whenStable();
    expect([router.url, words()]).toEqual(['/dashboard', '']);
  });
});
