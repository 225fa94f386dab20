import { inject, Injectable } from '@angular/core';
import type {
  LabAnswerBody,
  LabExerciseView,
  LabPatterns,
  LabSessionPage,
  LabSessionView,
  LabStart,
  LearningProgress,
  ResultsStatementView,
  StatementPage,
  StatementRequest,
} from '@portal/contracts';
import { ApiClient } from './api-client.js';

/** Sessions of denied claims, and what people learned in them. */
@Injectable({ providedIn: 'root' })
export class ClaimLabClient {
  private readonly api = inject(ApiClient);

  /** The costliest first, with what the person knows of each. */
  patterns(userId: string): Promise<LabPatterns> {
    return this.api.get('/claim-lab/patterns', { userId });
  }

  start(body: LabStart): Promise<LabSessionView> {
    return this.api.post('/claim-lab/sessions', body);
  }

  sessions(query: { readonly userId?: string; readonly limit?: number; readonly cursor?: string }) {
    return this.api.get<LabSessionPage>('/claim-lab/sessions', query);
  }

  session(id: string): Promise<LabSessionView> {
    return this.api.get(`/claim-lab/sessions/${encodeURIComponent(id)}`);
  }

  end(id: string): Promise<LabSessionView> {
    return this.api.post(`/claim-lab/sessions/${encodeURIComponent(id)}/end`);
  }

  exercise(id: string, number: number): Promise<LabExerciseView> {
    return this.api.get(exercisePath(id, number));
  }

  answer(id: string, number: number, body: LabAnswerBody): Promise<LabExerciseView> {
    return this.api.post(`${exercisePath(id, number)}/answers`, body);
  }

  hint(id: string, number: number, hint: number): Promise<LabExerciseView> {
    return this.api.post(`${exercisePath(id, number)}/hints`, { hint });
  }

  giveUp(id: string, number: number): Promise<LabExerciseView> {
    return this.api.post(`${exercisePath(id, number)}/solution`);
  }

  progress(): Promise<LearningProgress> {
    return this.api.get('/learning-events/progress');
  }

  /** Statements of results, latest first. */
  statements(query: { readonly limit?: number; readonly cursor?: string }): Promise<StatementPage> {
    return this.api.get('/results-statements', query);
  }

  /** The same days again give the same statement. */
  issueStatement(body: StatementRequest): Promise<ResultsStatementView> {
    return this.api.post('/results-statements', body);
  }
}

function exercisePath(id: string, number: number): string {
  return `/claim-lab/sessions/${encodeURIComponent(id)}/exercises/${number}`;
}
