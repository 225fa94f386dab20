import type { Scenario } from '@portal/contracts';
import { GENERATION_BOUNDS } from '@portal/domain';
import { DEMO_SETTINGS } from '@portal/contracts/testing';
import { freeName, LARGEST_FILE, readScenarioFile, scenarioFileText } from './scenario-file.js';

const { scenarioId: _, seed: __, speed, ...config } = DEMO_SETTINGS;
const SCENARIO: Scenario = {
  ...{ id: 'scn-1', name: 'My practice', summary: '30% denied', description: 'Mine', preset: false, speed, config },
  updatedAt: '2026-01-05T00:00:00Z',
};

describe('the file of a scenario', () => {
  it('holds what the API takes, and comes back as it was', () => {
    expect(readScenarioFile(scenarioFileText(SCENARIO))).toEqual({
      name: 'My practice',
      description: 'Mine',
      speed,
      config,
    });
  });

  it.each([
    ['{"name": ', /^It is not JSON/],
    ['[]', /not an object/],
    ['null', /not an object/],
    [' '.repeat(LARGEST_FILE + 1), /too large/],
  ])('is refused when it is none: %j', (text, reason) => {
    expect(() => readScenarioFile(text)).toThrow(reason);
  });
});

describe('the name of an imported scenario', () => {
  it('gets a number where one of that name is there', () => {
    expect(freeName('Mine', ['Demo'])).toBe('Mine');
    expect(freeName('demo ', ['Demo', 'Demo (2)'])).toBe('demo (3)');
  });

  it('stays within its bounds', () => {
    const { max } = GENERATION_BOUNDS.name;
    const longest = 'x'.repeat(max);
    expect(freeName(longest, [longest])).toBe(`${'x'.repeat(max - 4)} (2)`);
  });
});
