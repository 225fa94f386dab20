import { inject, Injectable } from '@angular/core';
import type { ProviderPerformanceList } from '@portal/contracts';
import { ApiClient } from './api-client.js';

/** How billing providers do, as of the last nightly computation. */
@Injectable({ providedIn: 'root' })
export class ProviderPerformanceClient {
  private readonly api = inject(ApiClient);

  /**
   * The most claims first.
   * @param runId run to look at; null = the one that changed last
   */
  list(runId: string | null): Promise<ProviderPerformanceList> {
    return this.api.get('/providers/performance', { runId });
  }
}
