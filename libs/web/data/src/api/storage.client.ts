import { inject, Injectable } from '@angular/core';
import { ApiClient } from './api-client.js';

/** How the storage is, beside whether it answers. */
export interface StorageState {
  readonly engine: 'sqlite' | 'postgres';
  /** Bytes; null where the portal cannot see the disk. */
  readonly disk: { readonly free: number; readonly total: number } | null;
  readonly integrity: {
    readonly state: 'checking' | 'sound' | 'damaged' | 'unknown';
    /** What is wrong, or why nobody knows. */
    readonly detail: string | null;
    readonly checkedAt: string | null;
  };
}

/** Asks for the room on the disk and for what the last check of the database said. */
@Injectable({ providedIn: 'root' })
export class StorageClient {
  private readonly api = inject(ApiClient);

  state(): Promise<StorageState> {
    return this.api.get('/admin/storage');
  }
}
