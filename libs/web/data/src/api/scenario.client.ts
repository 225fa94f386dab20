import { inject, Injectable } from '@angular/core';
import type { Scenario, ScenarioBody } from '@portal/contracts';
import { ApiClient } from './api-client.js';

/** Presets and scenarios of one's own. */
@Injectable({ providedIn: 'root' })
export class ScenarioClient {
  private readonly api = inject(ApiClient);

  /** Presets first. */
  async list(): Promise<readonly Scenario[]> {
    return (await this.api.get<{ items: Scenario[] }>('/admin/scenarios')).items;
  }

  create(body: ScenarioBody): Promise<Scenario> {
    return this.api.post('/admin/scenarios', body);
  }

  replace(id: string, body: ScenarioBody): Promise<Scenario> {
    return this.api.put(`/admin/scenarios/${encodeURIComponent(id)}`, body);
  }

  async delete(id: string): Promise<void> {
    await this.api.delete(`/admin/scenarios/${encodeURIComponent(id)}`);
  }
}
