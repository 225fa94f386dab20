import { InjectionToken, type Signal, signal } from '@angular/core';

/** Whether the figures in view are those of synthetic claims, which what is saved of them is marked by. Yes, unless the app says otherwise. */
export const SYNTHETIC_IN_VIEW = new InjectionToken<Signal<boolean>>('synthetic in view', {
  providedIn: 'root',
  factory: () => signal(true).asReadonly(),
});
