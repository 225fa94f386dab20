import { adviceFor } from './run-advice.js';

describe('what to do about a failed run', () => {
  it.each([
    ['Storing failed: database or disk is full', 'Make room on the disk of the database.'],
    ['Storing failed: could not extend file: No space left on device', 'Make room on the disk of the database.'],
    ['Storing failed: database is locked', 'Close what holds the database.'],
    ['Storing failed: attempt to write a readonly database', 'Allow writing to the database.'],
    ['Storing failed: connect ECONNREFUSED 127.0.0.1:5432', 'Start the database again.'],
    ['Storing failed: something nobody has seen', 'Mend what the message below names.'],
  ])('%s', (reason, what) => {
    expect(adviceFor(reason, true).what).toBe(what);
  });

  it('is to begin anew where a second try would fail as well', () => {
    expect(adviceFor('database or disk is full', false)).toMatchObject({
      what: 'Set up another run.',
      makesRoom: false,
    });
  });
});
