import {
  DENIAL_PATTERNS,
  GENERATION_BOUNDS,
  type GenerationConfig,
  type PatternId,
  type Provider,
} from '@portal/domain';
import { REFERENCE } from '@portal/reference';

/** What the warnings need to know beside the configuration. */
export interface EstimateFindings {
  /** Providers at which not all that falls to them can be planted. */
  readonly overfull: readonly Provider[];
  /** Patterns that no provider of the run can show. */
  readonly unplantable: readonly PatternId[];
  readonly finalDenialRate: number;
}

/** What is worth knowing before a run is started, in words. */
export function estimateWarnings(
  config: GenerationConfig,
  { overfull, unplantable, finalDenialRate }: EstimateFindings,
): readonly string[] {
  const warnings: string[] = [];
  const planted = config.patterns.reduce((sum, { frequency }) => sum + frequency, 0);
  const { usualMin, usualMax } = GENERATION_BOUNDS.appealRate;
  if (config.appealRate < usualMin || config.appealRate > usualMax) {
    warnings.push(
      `An appeal rate of ${percent(config.appealRate)} is not realistic; practices appeal ${percent(usualMin)} to ${percent(usualMax)} of denials.`,
    );
  }
  if (planted > config.denialRate + 1e-9) {
    warnings.push(
      `The patterns add up to ${percent(planted)}, more than the denial rate of ${percent(config.denialRate)}: there are no other causes, and ${percent(planted)} are denied.`,
    );
  }
  if (planted > 1 + 1e-9) {
    warnings.push(
      `The patterns add up to ${percent(planted)}; a claim carries one pattern at most. Lower some of them.`,
    );
  } else if (overfull.length > 0) {
    warnings.push(
      `A pattern is planted only where the work can show it. At ${listOf(overfull)} that would be more than every claim, so fewer claims than asked for will carry patterns.`,
    );
  }
  for (const patternId of unplantable) {
    warnings.push(
      `None of the chosen providers does work that can show ${DENIAL_PATTERNS[patternId].name}: it is left out.`,
    );
  }
  if (config.practiceSessionsPerDay > 0 && config.patterns.some(({ improvementRate }) => improvementRate > 0)) {
    warnings.push(`Practice is allowed for: the denial rate falls to about ${percent(finalDenialRate)} by the end.`);
  }
  for (const { payerId, procedureCode, placeOfService, fromDay } of config.ruleChanges ?? []) {
    const place = placeOfService === null ? '' : ` at place ${placeOfService}`;
    warnings.push(
      `From day ${fromDay} ${REFERENCE.payerById.get(payerId)?.name ?? payerId} refuses ${procedureCode}${place}: these denials come on top of the denial rate and are not in the estimate.`,
    );
  }
  const booked = config.bookedVisits?.length ?? 0;
  if (booked > 0)
    warnings.push(
      `${booked} booked ${booked === 1 ? 'visit comes' : 'visits come'} on top of the claims a day and ${booked === 1 ? 'is' : 'are'} not in the estimate.`,
    );
  return warnings;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}

function listOf(providers: readonly Provider[]): string {
  const [first, ...others] = providers;
  if (!first) return 'no provider';
  if (others.length === 0) return first.name;
  return `${first.name} and ${others.length} other${others.length === 1 ? '' : 's'}`;
}
