import {
  type ApplicationConfig,
  computed,
  inject,
  provideBrowserGlobalErrorListeners,
  provideZonelessChangeDetection,
} from '@angular/core';
import { provideRouter, withComponentInputBinding, withInMemoryScrolling, withRouterConfig } from '@angular/router';
import { SYNTHETIC_IN_VIEW } from '@portal/web/ui';
import { routes } from './app.routes.js';
import { ShownClaims } from './shell/shown-claims.state.js';

/** What is saved of figures is marked as what the shell says that they are. */
function syntheticInView() {
  const { received } = inject(ShownClaims);
  return computed(() => !received());
}

/** What the whole app stands on. */
export const appConfig: ApplicationConfig = {
  providers: [
    provideZonelessChangeDetection(),
    { provide: SYNTHETIC_IN_VIEW, useFactory: syntheticInView },
    provideBrowserGlobalErrorListeners(),
    provideRouter(
      routes,
      withComponentInputBinding(),
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled' }),
      // What could not be loaded is said by the shell.
      withRouterConfig({ resolveNavigationPromiseOnError: true }),
    ),
  ],
};
