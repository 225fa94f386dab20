import {
  dayStart,
  type EpochSeconds,
  type GenerationConfig,
  inOrder,
  type LiveSettings,
  type PatternId,
  type Provider,
  type Stage,
} from '@portal/domain';
import type { CausePlan } from '../run/cause-plan.js';

/** A rate of appeals that is asked for, and the share of denials against which there is an appeal. */
export interface AppealShortage {
  readonly appealRate: number;
  readonly appealableShare: number;
}

/** A stage with all the settings that hold once it has begun. */
export interface PlannedStage {
  readonly stage: Stage;
  readonly inForce: LiveSettings;
}

/** A day of the run: the settings in force, and the shares of its claims that are denied and that can be appealed. */
export interface PlannedDay {
  readonly settings: LiveSettings;
  readonly deniedShare: number;
  readonly appealableShare: number;
}

/** The settings of a run from day to day as its stages begin, and what cannot be planted under any of them. */
export class StagedPlan {
  /** All stages in the order in which they begin. */
  readonly stages: readonly PlannedStage[];
  /** Providers at which not all that falls to them can be planted. */
  readonly overfull = new Set<Provider>();
  /** Patterns that no provider of the run can show. */
  readonly unplantable = new Set<PatternId>();
  /** True once practice changed anything. */
  practiceTells = false;
  /** By how much the denials that can be appealed fell short of the rate when it was worst; null when they never did. */
  appealShortage: AppealShortage | null = null;
  private settings: LiveSettings;
  /** How many stages have begun. */
  private begun = 0;

  constructor(
    private readonly config: GenerationConfig,
    private readonly causes: CausePlan,
  ) {
    this.settings = config;
    this.stages = planned(config);
    this.look();
  }

  /** Stages that have not begun. */
  get stagesToCome(): readonly Stage[] {
    return this.stages.slice(this.begun).map(({ stage }) => stage);
  }

  /** The day that begins. To be asked of one day after the other. */
  openDay(midnight: EpochSeconds): PlannedDay {
    for (const next of this.stages.slice(this.begun)) {
      if (dayStart(this.config, next.stage.fromDay) > midnight) break;
      this.begin(next);
    }
    const deniedShare = this.causes.denialTarget();
    const appealableShare = this.causes.appealableTarget();
    if (deniedShare > 0) this.lookAtAppeals(appealableShare / deniedShare);
    return { settings: this.settings, deniedShare, appealableShare };
  }

  private begin({ stage, inForce }: PlannedStage): void {
    this.begun++;
    this.settings = inForce;
    this.causes.use(inForce.patterns, stage.settings.denialRate);
    this.look();
  }

  private look(): void {
    for (const provider of this.causes.overfull()) this.overfull.add(provider);
    for (const { hosts, setting } of this.causes.patterns)
      if (hosts.size === 0) this.unplantable.add(setting.patternId);
    const { practiceSessionsPerDay, patterns } = this.settings;
    this.practiceTells ||= practiceSessionsPerDay > 0 && patterns.some(({ improvementRate }) => improvementRate > 0);
  }

  /** Patterns get rarer with practice and other causes do not, so that the share changes from day to day. */
  private lookAtAppeals(appealableShare: number): void {
    const { appealRate } = this.settings;
    const { appealShortage: worst } = this;
    const least = worst === null ? 1e-9 : worst.appealRate - worst.appealableShare;
    if (appealRate - appealableShare > least) this.appealShortage = { appealRate, appealableShare };
  }
}

function planned({ stages = [], ...start }: GenerationConfig): PlannedStage[] {
  let inForce: LiveSettings = start;
  return inOrder(stages).map((stage) => {
    inForce = { ...inForce, ...stage.settings };
    return { stage, inForce };
  });
}
