import type { Scenario } from '@portal/contracts';
import { GENERATION_BOUNDS } from '@portal/domain';
import { DEMO_SETTINGS } from '@portal/contracts/testing';
import { fieldInWords, freeName, LARGEST_FILE, readScenarioFile, scenarioFileText } from './scenario-file.js';

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
    ['{"name": ', 'This is no scenario file: it holds other text, or only a part of one.'],
    ['[]', 'This is no scenario file: name and settings are missing.'],
    ['null', 'This is no scenario file: name and settings are missing.'],
    ['{"a":1}', 'This is no scenario file: name and settings are missing.'],
    ['{"config":{}}', 'This is no scenario file: name is missing.'],
    ['{"name":"Mine","config":[]}', 'This is no scenario file: settings are missing.'],
    [' '.repeat(LARGEST_FILE + 1), /too large/],
  ])('is refused when it is none: %j', (text, reason) => {
    expect(() => readScenarioFile(text)).toThrow(reason);
  });
});

describe('a wrong field of the file', () => {
  it.each([
    ['/config/claimsPerDay', 'Too big', 'Claims per day', 'Too big.'],
    ['/config', 'is missing', 'Settings', 'Is missing.'],
    ['/config/duration', 'must be text', 'Duration', 'Must be text.'],
    ['/config/stages/1/settings/denialRate', 'too small', 'Stage 2, Denied at first', 'Too small.'],
    ['/config/patterns/0/frequency', 'Too big.', 'Pattern 1, Frequency', 'Too big.'],
    ['/config/unheardOf', 'Too big', 'unheardOf', 'Too big.'],
  ])('has the name that it has in the form: %s, %s', (pointer, detail, field, problem) => {
    expect(fieldInWords({ pointer, detail })).toEqual({ field, problem });
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
