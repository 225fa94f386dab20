import { DOCUMENT } from '@angular/common';
import { computed, inject, Injectable, signal } from '@angular/core';

const STORED_AS = 'portal.token';
/** The sign-in link carries the token behind the `#`, which browsers never send to a server. */
const IN_LINK = /^#token=([\w.~-]+)$/;

/** Who is signed in: the admin token of this browser. */
@Injectable({ providedIn: 'root' })
export class SessionState {
  private readonly window = inject(DOCUMENT).defaultView as Window;
  private readonly current = signal(this.fromLink() ?? this.window.localStorage.getItem(STORED_AS));

  /** The admin token, or null while nobody is signed in. */
  readonly token = this.current.asReadonly();
  readonly signedIn = computed(() => this.token() !== null);
  private readonly refusedNow = signal(false);
  /** True after the portal did not know the token: the sign-in page says so. */
  readonly refused = this.refusedNow.asReadonly();

  /** Remembers the token in this browser. Whether it is right shows with the first request. */
  signIn(token: string): void {
    this.window.localStorage.setItem(STORED_AS, token);
    this.refusedNow.set(false);
    this.current.set(token);
  }

  /** Forgets a token that the portal did not know. */
  refuse(): void {
    this.signOut();
    this.refusedNow.set(true);
  }

  /** Forgets the token. */
  signOut(): void {
    this.window.localStorage.removeItem(STORED_AS);
    this.current.set(null);
  }

  /** Takes the token out of the address at once, so that it is neither shown nor bookmarked. */
  private fromLink(): string | null {
    const { location, history, localStorage } = this.window;
    const token = IN_LINK.exec(location.hash)?.[1];
    if (!token) return null;
    history.replaceState(history.state, '', location.pathname + location.search);
    localStorage.setItem(STORED_AS, token);
    return token;
  }
}
