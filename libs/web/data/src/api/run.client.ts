import { inject, Injectable } from '@angular/core';
import type { RunDays, RunExport, RunSummary, Work, WorkList } from '@portal/contracts';
import { ApiClient } from './api-client.js';
import type { Page, PageChoice } from './page.js';

/** Rows that were removed, by table. */
export interface DeletedRun {
  readonly runId: string;
  readonly deleted: Readonly<Record<string, number>>;
}

/** The files of an exported run. */
export interface RunFiles {
  /** `run.ndjson` */
  readonly run: File;
  /** `ground_truth.ndjson` */
  readonly groundTruth: File | null;
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

  /**
   * Takes an exported run in.
   * @param sent told which share of the files has left this machine
   * @param cancelled breaks it off; nothing of the run stays then
   */
  import(files: RunFiles, sent: (share: number) => void, cancelled: AbortSignal): Promise<RunSummary> {
    const form = new FormData();
    form.append('run', files.run);
    if (files.groundTruth) form.append('groundTruth', files.groundTruth);
    return this.api.upload('/admin/generation/imports', form, sent, cancelled);
  }

  /** How far the import is that goes on; null when there is none. */
  async importing(): Promise<Work | null> {
    const { items } = await this.api.get<WorkList>('/admin/work');
    return items.find(({ kind, state }) => kind === 'import' && state === 'running') ?? null;
  }

  /** Removes the run with everything it generated, and nothing else. */
  delete(runId: string): Promise<DeletedRun> {
    return this.api.delete(`/admin/generation/runs/${encodeURIComponent(runId)}`);
  }
}
