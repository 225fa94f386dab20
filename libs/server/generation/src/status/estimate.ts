import type { GenerationEstimateView } from '@portal/contracts';
import type { GenerationConfig, GenerationSpeed } from '@portal/domain';
import { estimate } from '@portal/simulation';

/**
 * The estimate of a run with what only the machine knows.
 * @param flatOutRate claims stored per real second when a run last went flat out; null before any did
 */
export function estimateFor(
  config: GenerationConfig,
  speed: GenerationSpeed,
  flatOutRate: number | null,
): GenerationEstimateView {
  const expected = estimate(config, speed);
  return {
    ...expected,
    perPattern: [...expected.perPattern],
    warnings: [...expected.warnings],
    maxSeconds: flatOutRate === null ? null : expected.claims / flatOutRate,
  };
}
