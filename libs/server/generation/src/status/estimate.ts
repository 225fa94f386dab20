import type { GenerationEstimateView } from '@portal/contracts';
import type { GenerationConfig, GenerationSpeed } from '@portal/domain';
import { canonicalJson, estimate } from '@portal/simulation';

/**
 * The estimate of a run with what only the machine knows.
 * @param flatOutRate claims stored per real second when a run last went flat out; null before any did
 */
export function estimateFor(
  config: GenerationConfig,
  speed: GenerationSpeed,
  flatOutRate: number | null,
): GenerationEstimateView {
  const expected = expectedOf(config, speed);
  return {
    ...expected,
    perPattern: [...expected.perPattern],
    warnings: [...expected.warnings],
    maxSeconds: flatOutRate === null ? null : expected.claims / flatOutRate,
  };
}

/** The last estimate: who starts a run has most often just asked for it. */
let latest: { readonly of: string; readonly expected: ReturnType<typeof estimate> } | null = null;

function expectedOf(config: GenerationConfig, speed: GenerationSpeed): ReturnType<typeof estimate> {
  const of = canonicalJson({ config, speed });
  if (latest?.of !== of) latest = { of, expected: estimate(config, speed) };
  return latest.expected;
}
