import { readRunLink, runLinkQuery } from './run-link.js';
import { DEMO_SETTINGS as SETTINGS } from './testing/run-settings.js';

describe('the link of a run', () => {
  it('gives back every setting', () => {
    expect(readRunLink(queryOf(runLinkQuery(SETTINGS)))).toEqual(SETTINGS);
    const chosen = { ...SETTINGS, providerIds: ['PRV-002', 'PRV-004'], patterns: [] };
    expect(readRunLink(queryOf(runLinkQuery(chosen)))).toEqual(chosen);
  });

  it('names booked visits with provider, payer and day, and leaves out what cannot be read', () => {
    const bookedVisits = [
      { providerId: 'PRV-001', payerId: 'PAY-002', day: 1 },
      { providerId: 'PRV-003', payerId: 'PAY-014', day: 12 },
    ];
    const link = runLinkQuery({ ...SETTINGS, bookedVisits });
    expect(link['bookedVisits']).toBe('PRV-001:PAY-002:1,PRV-003:PAY-014:12');
    expect(readRunLink(queryOf(link))?.bookedVisits).toEqual(bookedVisits);
    expect(readRunLink(queryOf({ scenario: 'demo', bookedVisits: 'PRV-001:PAY-002,x' }))?.bookedVisits).toEqual([]);
  });

  it('gives back rules that change, and leaves out what is none', () => {
    const ruleChanges = [
      { payerId: 'PAY-002', procedureCode: '99214', placeOfService: '11', fromDay: 43 },
      { payerId: 'PAY-003', procedureCode: '93306', placeOfService: null, fromDay: 7 },
    ];
    const link = runLinkQuery({ ...SETTINGS, ruleChanges });
    expect(link['ruleChanges']).toBe('PAY-002:99214:11:43,PAY-003:93306::7');
    expect(readRunLink(queryOf(link))?.ruleChanges).toEqual(ruleChanges);
    expect(readRunLink(queryOf({ scenario: 'demo', ruleChanges: 'PAY-002:99214,x' }))?.ruleChanges).toEqual([]);
  });

  it('gives back stages, whatever they are called, and leaves out what is none', () => {
    const stages = [
      { name: 'Baseline: a, b; c=d / 100%', fromDay: 1, settings: {} },
      {
        name: 'Training',
        fromDay: 15,
        settings: {
          ...{ claimsPerDay: 120, denialRate: 0.2, appealRate: 0.7, practiceSessionsPerDay: 0 },
          patterns: [
            { patternId: 'PTN-001', frequency: 0.1, improvementRate: 0.05 },
            { patternId: 'PTN-003', frequency: 0.02, improvementRate: 0 },
          ],
        },
      },
      { name: 'No patterns', fromDay: 20, settings: { patterns: [] } },
    ];
    const link = runLinkQuery({ ...SETTINGS, stages });
    expect(readRunLink(queryOf(link))?.stages).toEqual(stages);
    const odd = 'x,Late:soon:,Rest:9:claimsPerDay=many;colour=1,Broken%:3:patterns=PTN-999/0.1/0';
    expect(readRunLink(queryOf({ scenario: 'demo', stages: odd }))?.stages).toEqual([
      { name: 'Rest', fromDay: 9, settings: {} },
      { name: 'Broken%', fromDay: 3, settings: { patterns: [] } },
    ]);
  });

  it('is none without a scenario', () => {
    expect(readRunLink(queryOf({ seed: '7' }))).toBeNull();
  });

  it('leaves out what cannot be read, so that the value of the scenario stands', () => {
    const link = { scenario: 'demo', seed: 'x', claimsPerDay: '', speed: '3x', startDate: 'soon', appealRate: '0.6' };
    expect(readRunLink(queryOf(link))).toEqual({ scenarioId: 'demo', appealRate: 0.6 });
  });

  it('keeps what is out of bounds: the form says what is wrong with it', () => {
    expect(readRunLink(queryOf({ scenario: 'demo', claimsPerDay: '9' }))).toEqual({
      scenarioId: 'demo',
      claimsPerDay: 9,
    });
  });

  it('leaves out patterns that the catalogue does not know', () => {
    const patterns = 'PTN-001:0.2,PTN-999:0.1:0,PTN-002::0,PTN-003:x:0';
    expect(readRunLink(queryOf({ scenario: 'demo', patterns }))?.patterns).toEqual([
      { patternId: 'PTN-001', frequency: 0.2, improvementRate: 0 },
    ]);
  });
});

function queryOf(values: Readonly<Record<string, string>>): (name: string) => string | null {
  return (name) => values[name] ?? null;
}
