import { Injectable } from '@angular/core';
import { noAnswer } from './api-problem.js';

/** How a part of the portal is. */
export interface HealthPart {
  /** `database`, `migrations`, or a part that works with a reservation. */
  readonly name: string;
  readonly up: boolean;
  /** What is wrong, or the reservation; null when all is well. */
  readonly message: string | null;
}

/** What readiness says, and how long it took to say it. */
export interface Health {
  readonly parts: readonly HealthPart[];
  /** Real milliseconds from the question to the answer, the database's own included. */
  readonly milliseconds: number;
  /** Real instant of the answer. */
  readonly checkedAt: Date;
}

/** Real milliseconds after which no answer is expected any more. */
const LIMIT = 5_000;

/** Asks whether the portal can do its work. */
@Injectable({ providedIn: 'root' })
export class HealthClient {
  /** Reads the answer also when it is that the portal is not ready. @throws ApiProblem when there is no answer */
  async ready(): Promise<Health> {
    const asked = performance.now();
    const answer = await fetch('/health/ready', { signal: AbortSignal.timeout(LIMIT) }).catch(() => {
      throw noAnswer();
    });
    const content: unknown = await answer.json().catch(() => null);
    return {
      parts: partsOf(content),
      milliseconds: Math.round(performance.now() - asked),
      checkedAt: new Date(),
    };
  }
}

function partsOf(content: unknown): HealthPart[] {
  const { details } = (content ?? {}) as { details?: Record<string, { status?: string; message?: string }> };
  return Object.entries(details ?? {}).map(([name, { status, message }]) => ({
    name,
    up: status === 'up',
    message: message ?? null,
  }));
}
