import { ApiProblem } from './api-problem.js';
import { LatestAnswer } from './latest-answer.js';

describe('the latest answer', () => {
  const refused = () => Promise.reject(new ApiProblem(503, 'The database cannot be asked now'));

  it('is that to the question asked last, whichever comes first', async () => {
    const answer = new LatestAnswer<string>();
    let late = (_text: string): void => undefined;
    const first = answer.take(new Promise<string>((resolve) => (late = resolve)));
    await answer.take(Promise.resolve('second'));
    late('first');
    await first;
    expect(answer.value()).toBe('second');
  });

  it('stays when the next question is refused, with the reason', async () => {
    const answer = new LatestAnswer<string>();
    await answer.take(Promise.resolve('good'));
    await answer.take(refused());
    expect([answer.value(), answer.problem()?.message]).toEqual(['good', 'The database cannot be asked now']);
    await answer.take(Promise.resolve('again'));
    expect([answer.value(), answer.problem()]).toEqual(['again', null]);
  });

  it('tells of no refusal of a question that was replaced', async () => {
    const answer = new LatestAnswer<string>();
    const first = answer.take(refused());
    await Promise.all([first, answer.take(Promise.resolve('second'))]);
    expect([answer.value(), answer.problem()]).toEqual(['second', null]);
  });

  it('keeps of the one before what the page wants', async () => {
    const answer = new LatestAnswer<string>();
    const joined = (before: string | null, next: string) => (before ?? '') + next;
    await answer.take(Promise.resolve('a'), joined);
    await answer.take(Promise.resolve('b'), joined);
    expect(answer.value()).toBe('ab');
  });

  it('lets errors of the page itself through', async () => {
    const answer = new LatestAnswer<string>();
    await expect(answer.take(Promise.reject(new TypeError('a mistake')))).rejects.toThrow('a mistake');
  });
});
