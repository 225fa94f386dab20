import { inject, Injectable } from '@angular/core';
import type { WhatIf, WhatIfChange, WhatIfPage, WhatIfRequest } from '@portal/contracts';
import { ApiClient, LONG_WORK_LIMIT } from './api-client.js';
import type { PageChoice } from './page.js';

const PATH = '/admin/generation/what-if';

/** Futures of runs, compared and kept. */
@Injectable({ providedIn: 'root' })
export class WhatIfClient {
  private readonly api = inject(ApiClient);

  /** Lives through futures of a run and keeps what came of them. Takes seconds. */
  compare(request: WhatIfRequest): Promise<WhatIf> {
    return this.api.post(PATH, request, LONG_WORK_LIMIT);
  }

  list({ cursor, limit }: PageChoice = {}): Promise<WhatIfPage> {
    return this.api.get(PATH, { cursor, limit });
  }

  get(id: string): Promise<WhatIf> {
    return this.api.get(`${PATH}/${encodeURIComponent(id)}`);
  }

  /** Writes other names down; anything else is computed anew, which takes seconds. */
  change(id: string, change: WhatIfChange): Promise<WhatIf> {
    return this.api.patch(`${PATH}/${encodeURIComponent(id)}`, change, LONG_WORK_LIMIT);
  }

  async delete(id: string): Promise<void> {
    await this.api.delete(`${PATH}/${encodeURIComponent(id)}`);
  }
}
