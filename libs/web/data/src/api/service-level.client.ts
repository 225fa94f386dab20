import { inject, Injectable } from '@angular/core';
import type { ServiceLevels } from '@portal/contracts';
import { ApiClient } from './api-client.js';

/** What is promised of the portal, week by week. */
@Injectable({ providedIn: 'root' })
export class ServiceLevelClient {
  private readonly api = inject(ApiClient);

  /** The last weeks, the youngest first. */
  weeks(): Promise<ServiceLevels> {
    return this.api.get('/admin/slo');
  }
}
