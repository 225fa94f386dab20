import { inject, Injectable } from '@angular/core';
import type {
  CandidateList,
  DetectionRunView,
  PatternCandidate,
  PatternDetailView,
  PatternTrendList,
} from '@portal/contracts';
import type { CandidateStatus } from '@portal/domain';
import { ApiClient } from './api-client.js';

/** What denials have in common: patterns of the catalogue with their course, and candidates that detection found. */
@Injectable({ providedIn: 'root' })
export class PatternClient {
  private readonly api = inject(ApiClient);

  /**
   * The highest score first.
   * @param runId run to look at; null = the one that changed last, here and below
   */
  candidates(runId: string | null): Promise<CandidateList> {
    return this.api.get('/detection/candidates', { runId });
  }

  /** The most costly first. */
  trends(runId: string | null): Promise<PatternTrendList> {
    return this.api.get('/patterns/trends', { runId });
  }

  /** A pattern or a candidate in full. */
  get(id: string, runId: string | null): Promise<PatternDetailView> {
    return this.api.get(`/patterns/${encodeURIComponent(id)}`, { runId });
  }

  /** Looks now, at everything that is stored. */
  detect(runId: string | null): Promise<DetectionRunView> {
    return this.api.post('/admin/detection/run', runId === null ? {} : { runId });
  }

  /** `confirmed` gives a candidate a number of its own; `new` takes a decision back. */
  decide(id: string, status: CandidateStatus): Promise<PatternCandidate> {
    return this.api.post(`/admin/detection/candidates/${encodeURIComponent(id)}/decision`, { status });
  }
}
