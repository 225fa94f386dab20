import { inject, Injectable } from '@angular/core';
import type { PatternView, PayerName, ProviderView, ServiceCodes } from '@portal/contracts';
import { ApiClient } from './api-client.js';

/** Names to choose from: providers, payers, codes, patterns. All but the patterns are asked for once. */
@Injectable({ providedIn: 'root' })
export class ReferenceClient {
  private readonly api = inject(ApiClient);
  private readonly known = new Map<string, Promise<unknown>>();

  async providers(): Promise<readonly ProviderView[]> {
    return (await this.once<{ items: ProviderView[] }>('/providers')).items;
  }

  async payers(): Promise<readonly PayerName[]> {
    return (await this.once<{ items: PayerName[] }>('/payers')).items;
  }

  /** Services and places of service with their names. */
  serviceCodes(): Promise<ServiceCodes> {
    return this.once('/service-codes');
  }

  /** All patterns of the catalogue with what the stored claims say about each. */
  async patterns(runId?: string): Promise<readonly PatternView[]> {
    return (await this.api.get<{ items: PatternView[] }>('/patterns', { runId })).items;
  }

  private once<Answer>(path: string): Promise<Answer> {
    let answer = this.known.get(path) as Promise<Answer> | undefined;
    if (!answer) {
      answer = this.api.get<Answer>(path);
      this.known.set(path, answer);
      // What failed is asked for again next time.
      answer.catch(() => this.known.delete(path));
    }
    return answer;
  }
}
