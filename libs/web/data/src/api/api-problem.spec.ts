import { noAnswer, problemOf } from './api-problem.js';

describe('a problem the API answers', () => {
  it('names the fields at fault', () => {
    const problem = problemOf(400, {
      title: 'The request is not valid',
      detail: 'One field needs a look.',
      errors: [{ pointer: '/claimsPerDay', detail: 'must be 10 or more' }],
    });
    expect(problem).toMatchObject({
      status: 400,
      title: 'The request is not valid',
      message: 'One field needs a look.',
    });
    expect(problem.errors).toEqual([{ pointer: '/claimsPerDay', detail: 'must be 10 or more' }]);
  });

  it('keeps what else the document carries', () => {
    const problem = problemOf(409, { title: 'A run goes on', runId: 'RUN-7F3A91' });
    expect(problem.body['runId']).toBe('RUN-7F3A91');
    expect(problem.message).toBe('A run goes on');
  });

  it.each([null, 'Bad gateway', {}, { title: '', errors: 'none' }])('still is one when a proxy sends %j', (body) => {
    expect(problemOf(502, body)).toMatchObject({
      status: 502,
      title: 'The portal answered 502',
      detail: null,
      errors: [],
      unanswered: false,
    });
  });

  it('leaves out errors that name no field', () => {
    const errors = [null, { pointer: 3, detail: 'x' }, { pointer: '/seed' }, { pointer: '/seed', detail: 'too large' }];
    expect(problemOf(400, { title: 'No', errors }).errors).toEqual([{ pointer: '/seed', detail: 'too large' }]);
  });
});

describe('a request without an answer', () => {
  it('says that the portal may be down', () => {
    expect(noAnswer()).toMatchObject({ status: 0, unanswered: true });
    expect(noAnswer().message).toContain('does not answer');
  });
});
