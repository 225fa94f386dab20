import { inject, Injectable } from '@angular/core';
import type {
  ClaimCorrection,
  ClaimCount,
  ClaimDetail,
  ClaimNeighbors,
  ClaimPage,
  ClaimProvenance,
  CorrectionRequest,
} from '@portal/contracts';
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

  /** How many claims match. It takes longer than a page of them where there are very many. @param query filters alone */
  count(query: QueryValues): Promise<ClaimCount> {
    return this.api.get('/claims/count', query);
  }

  get(id: string, names: NameDisplay): Promise<ClaimDetail> {
    return this.api.get(`/claims/${encodeURIComponent(id)}`, { names });
  }

  /** @param query filters and sort of the list in which the claim is seen */
  neighbors(id: string, query: QueryValues): Promise<ClaimNeighbors> {
    return this.api.get(`/claims/${encodeURIComponent(id)}/neighbors`, query);
  }

  /** Whether a denied claim can be corrected and sent again, and what became of that. */
  correction(id: string): Promise<ClaimCorrection> {
    return this.api.get(`/claims/${encodeURIComponent(id)}/correction`);
  }

  correct(id: string, edits: CorrectionRequest['edits']): Promise<ClaimCorrection> {
    return this.api.post(`/claims/${encodeURIComponent(id)}/correction`, { edits });
  }

  /** Holds the ground truth: what was planted. */
  provenance(id: string): Promise<ClaimProvenance> {
    return this.api.get(`/admin/claims/${encodeURIComponent(id)}/provenance`);
  }
}
