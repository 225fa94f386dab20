import { signal } from '@angular/core';
import { ApiProblem } from './api-problem.js';

/** The answer to the question that was asked last. Answers to earlier ones that come late are left out. */
export class LatestAnswer<Answer> {
  private readonly valueNow = signal<Answer | null>(null);
  private readonly problemNow = signal<ApiProblem | null>(null);
  private asked = 0;

  /** The last good answer; null until the first. */
  readonly value = this.valueNow.asReadonly();
  /** Why the last question was not answered; null when it was. */
  readonly problem = this.problemNow.asReadonly();

  /**
   * Waits for the answer to a question that replaces those before.
   * @param merge what is kept of the answer before; nothing when left out
   */
  async take(
    question: Promise<Answer>,
    merge: (before: Answer | null, next: Answer) => Answer = (_before, next) => next,
  ): Promise<void> {
    const number = ++this.asked;
    try {
      const answer = await question;
      if (number !== this.asked) return;
      this.valueNow.update((before) => merge(before, answer));
      this.problemNow.set(null);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      if (number === this.asked) this.problemNow.set(error);
    }
  }
}
