import { plainFileName, syntheticFileName } from './download.js';

describe('the name of a file', () => {
  it('is marked as synthetic and holds letters, digits and dashes alone', () => {
    expect(syntheticFileName('Denied dollars, by reason (RUN-7F3A)', 'csv')).toBe(
      'synthetic-denied-dollars-by-reason-run-7f3a.csv',
    );
    expect(syntheticFileName('../../…', 'json')).toBe('synthetic-data.json');
  });

  it('bears no such mark where the data came from outside', () => {
    expect(plainFileName('Claims', 'csv')).toBe('claims.csv');
  });
});
