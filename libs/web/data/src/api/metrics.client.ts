import { inject, Injectable } from '@angular/core';
import type { Dashboard, MetricExplanation } from '@portal/contracts';
import type { MetricKey } from '@portal/domain';
import { ApiClient, type QueryValues } from './api-client.js';

/** Figures of the revenue cycle, and how each comes about. */
@Injectable({ providedIn: 'root' })
export class MetricsClient {
  private readonly api = inject(ApiClient);

  /** @param query period and filters by the names of the API */
  dashboard(query: QueryValues): Promise<Dashboard> {
    return this.api.get('/metrics/dashboard', query);
  }

  explain(key: MetricKey, query: QueryValues): Promise<MetricExplanation> {
    return this.api.get(`/metrics/${key}/explain`, query);
  }
}
