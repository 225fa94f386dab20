import { estimate, SCENARIOS } from '@portal/simulation';
import { estimateFor } from './estimate.js';

it('is that of the settings and the speed that were asked for, whatever was asked before', () => {
  const configs = SCENARIOS.slice(0, 2).map(({ config }) => config);
  for (const config of [...configs, ...configs, configs[0] as (typeof configs)[number]]) {
    for (const speed of ['100x', 'max', 'max'] as const) {
      const expected = estimate(config, speed);
      expect(estimateFor(config, speed, 500)).toEqual({ ...expected, maxSeconds: expected.claims / 500 });
      expect(estimateFor(config, speed, null)).toEqual({ ...expected, maxSeconds: null });
    }
  }
});
