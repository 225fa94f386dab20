import { inject, Injectable } from '@angular/core';
import type { Work } from '@portal/contracts';
import { ApiClient } from './api-client.js';

/** Work that takes long. How far it is comes by the live connection. */
@Injectable({ providedIn: 'root' })
export class WorkClient {
  private readonly api = inject(ApiClient);

  /** It may take a step more until it stands still. */
  cancel(id: string): Promise<Work> {
    return this.api.post(`/admin/work/${encodeURIComponent(id)}/cancel`);
  }
}
