import {
  BACKGROUND_CAUSES,
  type BackgroundCause,
  type DenialCauseId,
  type GenerationConfig,
  type PatternId,
  type PatternSetting,
  type Provider,
} from '@portal/domain';
import type { Mastery } from '../learning/mastery.js';
import type { RandomSource } from '../random/random-source.js';

/** True when a provider's work can show the cause at all: a radiology group has no visits that lack modifier 25. */
export type CanHost = (providerId: string, causeId: DenialCauseId) => boolean;

/** The share of claims denied for background causes: what the denial rate leaves after the patterns, fixed at the start. */
export function backgroundShare(config: Pick<GenerationConfig, 'denialRate' | 'patterns'>): number {
  const planted = config.patterns.reduce((sum, { frequency }) => sum + frequency, 0);
  return Math.max(0, config.denialRate - planted);
}

/** How many of a pattern's providers can host it, by volume; the scale that makes up for the rest is its inverse. */
export interface HostedPattern {
  readonly setting: PatternSetting;
  readonly scale: number;
}

/**
 * Decides which provider a claim belongs to and which cause is planted in it, if any. A claim carries at most one primary
 * cause. A pattern's frequency is a share of all claims: where some providers cannot host it, the others carry more.
 */
export class CausePlan {
  private readonly totalWeight: number;
  private readonly background: readonly BackgroundCause[] = Object.values(BACKGROUND_CAUSES);
  private hosted: readonly HostedPattern[] = [];

  constructor(
    readonly providers: readonly Provider[],
    private readonly canHost: CanHost,
    private readonly mastery: Mastery,
    private readonly backgroundRate: number,
  ) {
    this.totalWeight = providers.reduce((sum, { sizeWeight }) => sum + sizeWeight, 0);
  }

  /** Puts other pattern settings in force. */
  use(patterns: readonly PatternSetting[]): void {
    this.hosted = patterns
      .filter(({ frequency }) => frequency > 0)
      .map((setting) => ({ setting, scale: this.scaleOf(setting.patternId) }));
  }

  /** Patterns in force. */
  get patterns(): readonly HostedPattern[] {
    return this.hosted;
  }

  /** A provider in proportion to its volume. */
  drawProvider(random: RandomSource): Provider {
    return random.pickWeighted(this.providers, ({ sizeWeight }) => sizeWeight);
  }

  /** Share of this provider's claims that carry the pattern now. */
  shareAt(providerId: string, { setting, scale }: HostedPattern): number {
    if (!this.canHost(providerId, setting.patternId)) return 0;
    return Math.min(1, this.mastery.frequencyOf(providerId, setting) * scale);
  }

  /** The pattern's share of all claims now, over providers by volume. */
  targetOf(pattern: HostedPattern): number {
    return this.providers.reduce(
      (sum, { id, sizeWeight }) => sum + (sizeWeight / this.totalWeight) * this.shareAt(id, pattern),
      0,
    );
  }

  /** The cause to plant in a claim of this provider, or null for a clean one. */
  drawCause(provider: Provider, random: RandomSource): DenialCauseId | null {
    let left = random.next();
    for (const pattern of this.hosted) {
      left -= this.shareAt(provider.id, pattern);
      if (left < 0) return pattern.setting.patternId;
    }
    left -= this.backgroundRate;
    if (left >= 0) return null;
    const possible = this.background.filter(({ id }) => this.canHost(provider.id, id));
    return possible.length === 0 ? null : random.pickWeighted(possible, ({ share }) => share).id;
  }

  /** Providers that can host the pattern, each with its share of the pattern's practice. */
  hostsOf(patternId: PatternId): { readonly provider: Provider; readonly share: number }[] {
    const hosts = this.providers.filter(({ id }) => this.canHost(id, patternId));
    const total = hosts.reduce((sum, { sizeWeight }) => sum + sizeWeight, 0);
    return hosts.map((provider) => ({ provider, share: provider.sizeWeight / total }));
  }

  private scaleOf(patternId: PatternId): number {
    const hosting = this.providers
      .filter(({ id }) => this.canHost(id, patternId))
      .reduce((sum, { sizeWeight }) => sum + sizeWeight, 0);
    return hosting === 0 ? 0 : this.totalWeight / hosting;
  }
}
