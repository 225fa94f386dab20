import { inject, Injectable } from '@angular/core';
import type { RunDays, RunExport, RunSummary } from '@portal/contracts';
import { ApiClient } from './api-client.js';
import type { Page, PageChoice } from './page.js';

/** Rows that were removed, by table. */
export interface DeletedRun {
  readonly runId: string;
  readonly deleted: Readonly<Record<string, number>>;
}

/** The history of runs. */
@Injectable({ providedIn: 'root' })
export class RunClient {
  private readonly api = inject(ApiClient);

  /** The youngest first. */
  list(page: PageChoice = {}): Promise<Page<RunSummary>> {
    return this.api.get('/admin/generation/runs', { ...page });
  }

  get(runId: string): Promise<RunSummary> {
    return this.api.get(`/admin/generation/runs/${encodeURIComponent(runId)}`);
  }

  days(runId: string): Promise<RunDays> {
    return this.api.get(`/admin/generation/runs/${encodeURIComponent(runId)}/days`);
  }

  /** The files of a run, with a ticket by which the browser fetches them. */
  export(runId: string): Promise<RunExport> {
    return this.api.post(`/admin/generation/runs/${encodeURIComponent(runId)}/export`);
  }

  /** Removes the run with everything it generated, and nothing else. */
  delete(runId: string): Promise<DeletedRun> {
    return this.api.delete(`/admin/generation/runs/${encodeURIComponent(runId)}`);
  }
}
