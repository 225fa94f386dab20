import { DOCUMENT } from '@angular/common';
import { inject, Injectable, signal } from '@angular/core';

const STORED_AS = 'portal.lab-user';

/** Who practices at this screen. There is one sign-in: people tell each other apart by the name they give here. */
@Injectable({ providedIn: 'root' })
export class LabUserState {
  private readonly storage = (inject(DOCUMENT).defaultView as Window).localStorage;
  private readonly current = signal(this.storage.getItem(STORED_AS) ?? 'Admin');

  readonly name = this.current.asReadonly();

  /** Another person sits down; an empty name changes nothing. */
  rename(name: string): void {
    const text = name.trim().slice(0, 60);
    if (text === '') return;
    this.storage.setItem(STORED_AS, text);
    this.current.set(text);
  }
}
