import { inject, Injectable } from '@angular/core';
import type { ClaimDetail, ClaimNeighbors, ClaimPage, ClaimProvenance } from '@portal/contracts';
import { ApiClient, type QueryValues } from './api-client.js';

/** Whether patients' names are shown; showing them is recorded by the server. */
export type NameDisplay = 'masked' | 'show';

/** Claims: list, detail and where a generated one came from. */
@Injectable({ providedIn: 'root' })
export class ClaimClient {
  private readonly api = inject(ApiClient);

  /** @param query filters, sort, cursor and limit by the names of the API */
  list(query: QueryValues): Promise<ClaimPage> {
    return this.api.get('/claims', query);
  }

  get(id: string, names: NameDisplay): Promise<ClaimDetail> {
    return this.api.get(`/claims/${encodeURIComponent(id)}`, { names });
  }

  /** @param query filters and sort of the list in which the claim is seen */
  neighbors(id: string, query: QueryValues): Promise<ClaimNeighbors> {
    return this.api.get(`/claims/${encodeURIComponent(id)}/neighbors`, query);
  }

  /** Holds the ground truth: what was planted. */
  provenance(id: string): Promise<ClaimProvenance> {
    return this.api.get(`/admin/claims/${encodeURIComponent(id)}/provenance`);
  }
}
