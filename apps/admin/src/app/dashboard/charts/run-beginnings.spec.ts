import { runBeginnings } from './run-beginnings.js';

describe('what begins in the course of a run', () => {
  it('is each stage by name, and each day on which payers change their rules', () => {
    const rule = { payerId: 'PAY-004', procedureCode: '93306', placeOfService: null };
    expect(
      runBeginnings({
        startDate: '2026-01-01',
        stages: [{ name: 'Training', fromDay: 15, settings: {} }],
        ruleChanges: [
          { ...rule, fromDay: 20 },
          { ...rule, procedureCode: '99214', fromDay: 20 },
        ],
      }),
    ).toEqual([
      { name: 'Training', day: '2026-01-15' },
      { name: 'Payer rule changed', day: '2026-01-20', said: 'A payer rule changed' },
    ]);
    expect(runBeginnings({ startDate: '2026-01-01' })).toEqual([]);
  });
});
