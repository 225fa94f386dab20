import type { PatternId } from '@portal/domain';
import { SCENARIOS } from '../scenarios/scenario-list.js';
import { demo } from '../scenarios/demo.scenario.js';
import { validateConfig } from './validate-config.js';

const pattern = (patternId: string, frequency = 0.1) => ({
  patternId: patternId as PatternId,
  frequency,
  improvementRate: 0.05,
});

describe('a configuration', () => {
  it.each(SCENARIOS.map(({ id, config }) => [id, config] as const))('of preset %s is valid', (_, config) => {
    expect(validateConfig(config)).toEqual([]);
  });

  it('is refused for a pattern that does not exist, or stands twice', () => {
    const patterns = [pattern('PTN-001'), pattern('PTN-099'), pattern('PTN-001')];
    expect(validateConfig({ ...demo.config, patterns }).map(({ pointer }) => pointer)).toEqual([
      '/patterns/1/patternId',
      '/patterns/2/patternId',
    ]);
  });

  it('is refused for a provider that does not exist', () => {
    const [problem, ...others] = validateConfig({ ...demo.config, providerIds: ['PRV-002', 'PRV-999'] });
    expect(problem).toEqual({ pointer: '/providerIds/1', detail: 'there is no provider PRV-999' });
    expect(others).toEqual([]);
  });

  it('is refused when patterns add up to more than every claim, and not before', () => {
    expect(validateConfig({ ...demo.config, patterns: [pattern('PTN-001', 0.6), pattern('PTN-002', 0.4)] })).toEqual(
      [],
    );
    expect(
      validateConfig({ ...demo.config, patterns: [pattern('PTN-001', 0.6), pattern('PTN-002', 0.41)] }),
    ).toMatchObject([{ pointer: '/patterns' }]);
  });
});
