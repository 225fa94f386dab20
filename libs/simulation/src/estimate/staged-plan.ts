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

/** The settings of a run from day to day as its stages begin, and what cannot be planted under any of them. */
export class StagedPlan {
  /** Providers at which not all that falls to them can be planted. */
  readonly overfull = new Set<Provider>();
  /** Patterns that no provider of the run can show. */
  readonly unplantable = new Set<PatternId>();
  /** True once practice changed anything. */
  practiceTells = false;
  /** By how much the denials that can be appealed fell short of the rate when it was worst; null when they never did. */
  appealShortage: AppealShortage | null = null;
  private settings: LiveSettings;
  private readonly toCome: Stage[];

  constructor(
    private readonly config: GenerationConfig,
    private readonly causes: CausePlan,
  ) {
    this.settings = config;
    this.toCome = inOrder(config.stages ?? []);
    this.look();
  }

  /** Stages that have not begun. */
  get stagesToCome(): readonly Stage[] {
    return this.toCome;
  }

  /** The settings in force on the day. To be asked of one day after the other. */
  openDay(midnight: EpochSeconds): LiveSettings {
    for (let next = this.toCome[0]; next && dayStart(this.config, next.fromDay) <= midnight; next = this.toCome[0]) {
      this.toCome.shift();
      this.begin(next);
    }
    this.lookAtAppeals();
    return this.settings;
  }

  private begin({ settings }: Stage): void {
    this.settings = { ...this.settings, ...settings };
    this.causes.use(this.settings.patterns, settings.denialRate);
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
  private lookAtAppeals(): void {
    const denied = this.causes.denialTarget();
    if (denied === 0) return;
    const { appealRate } = this.settings;
    const appealableShare = this.causes.appealableTarget() / denied;
    const { appealShortage: worst } = this;
    const least = worst === null ? 1e-9 : worst.appealRate - worst.appealableShare;
    if (appealRate - appealableShare > least) this.appealShortage = { appealRate, appealableShare };
  }
}
