import {
  type BookedVisit,
  DURATION_DAYS,
  type FieldProblem,
  type GenerationConfig,
  isPatternId,
  plantedShare,
  type RuleChange,
} from '@portal/domain';
import { REFERENCE } from '@portal/reference';

/** What a configuration can name that does not exist or cannot be. */
export type CheckedConfig = Pick<
  GenerationConfig,
  'patterns' | 'providerIds' | 'duration' | 'stages' | 'ruleChanges' | 'bookedVisits'
>;

/**
 * What a configuration names that does not exist or cannot be: unknown or repeated patterns, providers, payers, codes and
 * places, patterns that together claim more than every claim, stages on days that the run does not have or that another
 * stage has. Bounds of single numbers are checked by the contract.
 */
export function validateConfig(config: CheckedConfig): FieldProblem[] {
  const problems = patternProblems(config.patterns, '/patterns');
  config.providerIds?.forEach((id, index) => {
    if (!REFERENCE.providerById.has(id))
      problems.push({ pointer: `/providerIds/${index}`, detail: `there is no provider ${id}` });
  });
  return [
    ...problems,
    ...stageProblems(config),
    ...ruleChangeProblems(config.ruleChanges ?? []),
    ...bookedVisitProblems(config),
  ];
}

function patternProblems(patterns: GenerationConfig['patterns'], under: string): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const seen = new Set<string>();
  patterns.forEach(({ patternId }, index) => {
    const pointer = `${under}/${index}/patternId`;
    if (!isPatternId(patternId)) problems.push({ pointer, detail: `there is no pattern ${String(patternId)}` });
    else if (seen.has(patternId)) problems.push({ pointer, detail: `${patternId} stands twice` });
    seen.add(patternId);
  });
  const total = plantedShare(patterns);
  if (total > 1 + 1e-9) {
    problems.push({
      pointer: under,
      detail: `frequencies add up to ${Math.round(total * 100)}%; a claim carries one pattern at most`,
    });
  }
  return problems;
}

function stageProblems({ stages = [], duration }: Pick<GenerationConfig, 'stages' | 'duration'>): FieldProblem[] {
  const lastDay = DURATION_DAYS[duration] ?? Number.POSITIVE_INFINITY;
  return stages.flatMap(({ fromDay, settings }, index) => {
    const pointer = `/stages/${index}/fromDay`;
    const before = stages.slice(0, index).find((stage) => stage.fromDay === fromDay);
    return [
      ...(fromDay > lastDay ? [{ pointer, detail: `the run ends with day ${lastDay}` }] : []),
      ...(before ? [{ pointer, detail: `${before.name} begins on day ${fromDay} too` }] : []),
      ...patternProblems(settings.patterns ?? [], `/stages/${index}/settings/patterns`),
    ];
  });
}

function ruleChangeProblems(changes: readonly RuleChange[]): FieldProblem[] {
  return changes.flatMap(({ payerId, procedureCode, placeOfService }, index) => {
    const problems: FieldProblem[] = [];
    const refuse = (field: keyof RuleChange, detail: string) =>
      problems.push({ pointer: `/ruleChanges/${index}/${field}`, detail });
    const payer = REFERENCE.payerById.get(payerId);
    if (!payer?.submitsClaims) refuse('payerId', `there is no payer ${payerId} that takes claims`);
    if (!REFERENCE.procedures.has(procedureCode)) refuse('procedureCode', `there is no code ${procedureCode}`);
    if (placeOfService !== null && !REFERENCE.placesOfService.has(placeOfService))
      refuse('placeOfService', `there is no place of service ${placeOfService}`);
    return problems;
  });
}

function bookedVisitProblems({
  bookedVisits = [],
  providerIds,
}: Pick<GenerationConfig, 'bookedVisits' | 'providerIds'>): FieldProblem[] {
  return bookedVisits.flatMap(({ providerId, payerId }, index) => {
    const problems: FieldProblem[] = [];
    const refuse = (field: keyof BookedVisit, detail: string) =>
      problems.push({ pointer: `/bookedVisits/${index}/${field}`, detail });
    if (!REFERENCE.providerById.has(providerId)) refuse('providerId', `there is no provider ${providerId}`);
    else if (providerIds && !providerIds.includes(providerId))
      refuse('providerId', `provider ${providerId} does not take part in the run`);
    if (!REFERENCE.payerById.get(payerId)?.submitsClaims)
      refuse('payerId', `there is no payer ${payerId} that takes claims`);
    return problems;
  });
}
