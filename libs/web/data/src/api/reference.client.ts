import { inject, Injectable } from '@angular/core';
import type { PatternView, PayerName, ProviderView } from '@portal/contracts';
import { ApiClient } from './api-client.js';

/** Names to choose from: providers, payers, patterns. Providers and payers are asked for once. */
@Injectable({ providedIn: 'root' })
export class ReferenceClient {
  private readonly api = inject(ApiClient);
  private readonly known = new Map<string, Promise<readonly unknown[]>>();

  providers(): Promise<readonly ProviderView[]> {
    return this.once('/providers');
  }

  payers(): Promise<readonly PayerName[]> {
    return this.once('/payers');
  }

  /** All patterns of the catalogue with what the stored claims say about each. */
  async patterns(runId?: string): Promise<readonly PatternView[]> {
    return (await this.api.get<{ items: PatternView[] }>('/patterns', { runId })).items;
  }

  private once<Item>(path: string): Promise<readonly Item[]> {
    let items = this.known.get(path) as Promise<readonly Item[]> | undefined;
    if (!items) {
      items = this.api.get<{ items: Item[] }>(path).then((answer) => answer.items);
      this.known.set(path, items);
      // What failed is asked for again next time.
      items.catch(() => this.known.delete(path));
    }
    return items;
  }
}
