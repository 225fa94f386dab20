import {
  DENIAL_PATTERNS,
  GENERATION_BOUNDS,
  type GenerationConfig,
  type LiveSettings,
  plantedShare,
  type Provider,
} from '@portal/domain';
import { payerName } from '@portal/reference';
import type { PlannedStage, StagedPlan } from './staged-plan.js';

/** What is worth knowing before a run is started, in words. The plan has been gone through to the end. */
export function estimateWarnings(config: GenerationConfig, plan: StagedPlan, finalDenialRate: number): string[] {
  const { ruleChanges = [], bookedVisits = [] } = config;
  const warnings = [...rateWarnings(config, config), ...plan.stages.flatMap(stageWarnings)];
  if (plan.appealShortage) {
    const { appealRate, appealableShare } = plan.appealShortage;
    warnings.push(
      `An appeal rate of ${percent(appealRate)} cannot be kept up: as few as ${percent(appealableShare)} of denials can be appealed, the others are corrected and sent anew.`,
    );
  }
  const overfull = [...plan.overfull];
  if (overfull.length > 0 && plantedShare(config.patterns) <= 1 + 1e-9) {
    warnings.push(
      `A pattern is planted only where the work can show it. At ${listOf(overfull)} that would be more than every claim, so fewer claims than asked for will carry patterns.`,
    );
  }
  for (const patternId of plan.unplantable) {
    warnings.push(
      `None of the chosen providers does work that can show ${DENIAL_PATTERNS[patternId].name}: it is left out.`,
    );
  }
  if (plan.stages.length > 0) {
    warnings.push(`Stages and practice are allowed for: about ${percent(finalDenialRate)} are denied at the end.`);
  } else if (plan.practiceTells) {
    warnings.push(`Practice is allowed for: the denial rate falls to about ${percent(finalDenialRate)} by the end.`);
  }
  for (const { name, fromDay } of plan.stagesToCome) {
    warnings.push(`${name} begins on day ${fromDay}, after the days of the estimate.`);
  }
  for (const { payerId, procedureCode, placeOfService, fromDay } of ruleChanges) {
    const place = placeOfService === null ? '' : ` at place ${placeOfService}`;
    warnings.push(
      `From day ${fromDay} ${payerName(payerId)} refuses ${procedureCode}${place}: these denials come on top of the denial rate and are not in the estimate.`,
    );
  }
  const booked = bookedVisits.length;
  if (booked > 0)
    warnings.push(
      `${booked} booked ${booked === 1 ? 'visit comes' : 'visits come'} on top of the claims a day and ${booked === 1 ? 'is' : 'are'} not in the estimate.`,
    );
  return warnings;
}

/** What is odd in the settings that are given, with what else is in force beside them. */
function rateWarnings(given: Partial<LiveSettings>, inForce: LiveSettings): string[] {
  const warnings: string[] = [];
  const planted = plantedShare(inForce.patterns);
  const { usualMin, usualMax } = GENERATION_BOUNDS.appealRate;
  if (given.appealRate !== undefined && (given.appealRate < usualMin || given.appealRate > usualMax)) {
    warnings.push(
      `An appeal rate of ${percent(given.appealRate)} is not realistic; practices appeal ${percent(usualMin)} to ${percent(usualMax)} of denials.`,
    );
  }
  if (given.denialRate !== undefined && planted > given.denialRate + 1e-9) {
    warnings.push(
      `The patterns add up to ${percent(planted)}, more than the denial rate of ${percent(given.denialRate)}: there are no other causes, and ${percent(planted)} are denied.`,
    );
  }
  if (planted > 1 + 1e-9) {
    warnings.push(
      `The patterns add up to ${percent(planted)}; a claim carries one pattern at most. Lower some of them.`,
    );
  }
  return warnings;
}

function stageWarnings({ stage: { name, fromDay, settings }, inForce }: PlannedStage): string[] {
  return rateWarnings(settings, inForce).map((warning) => `${name}, from day ${fromDay}: ${warning}`);
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
