import { inject, Injectable } from '@angular/core';
import type { PolicyDetailView, PolicyList } from '@portal/contracts';
import { ApiClient, type QueryValues } from './api-client.js';

/** Payer rules with what each of them denied. */
@Injectable({ providedIn: 'root' })
export class PolicyClient {
  private readonly api = inject(ApiClient);

  /** @param query filters by the names of the API; the most denied charges first */
  list(query: QueryValues): Promise<PolicyList> {
    return this.api.get('/policies', query);
  }

  /** @param runId run to look at; null = the one that changed last */
  get(id: string, runId: string | null): Promise<PolicyDetailView> {
    return this.api.get(`/policies/${encodeURIComponent(id)}`, { runId });
  }
}
