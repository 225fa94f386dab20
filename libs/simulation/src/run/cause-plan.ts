import {
  BACKGROUND_CAUSES,
  type BackgroundCause,
  type BackgroundCauseId,
  backgroundShare,
  type DenialCauseId,
  type GenerationConfig,
  type PatternId,
  type PatternSetting,
  type PolicyBook,
  type Provider,
} from '@portal/domain';
import type { PracticeEncounterSource } from '../encounters/create-encounter-source.js';
import type { Mastery } from '../learning/mastery.js';
import type { RandomSource } from '../random/random-source.js';
import { drawFrom, weightedTable, type WeightedTable } from '../random/weighted-table.js';

/** Says who can carry what. */
export type Hosts = Pick<PracticeEncounterSource, 'canHost'>;

/** The background causes that the provider's work can show. */
export function backgroundCausesAt(providerId: string, encounters: Hosts): readonly BackgroundCause[] {
  return Object.values(BACKGROUND_CAUSES).filter(({ id }) => encounters.canHost(providerId, id));
}

/** One of the causes by their shares of background denials; null when there is none. */
export function drawBackgroundCause(
  possible: readonly BackgroundCause[],
  random: RandomSource,
): BackgroundCauseId | null {
  return possible.length === 0 ? null : random.pickWeighted(possible, ({ share }) => share).id;
}

/** A pattern in force at the providers whose work can show it. */
export interface HostedPattern {
  readonly setting: PatternSetting;
  /** All volume by the volume of those providers: what makes up for the others. */
  readonly scale: number;
  readonly hosts: ReadonlySet<string>;
}

/**
 * Decides which provider a claim belongs to and which cause is planted in it, if any. A claim carries at most one primary
 * cause. A pattern's frequency is a share of all claims: where some providers cannot host it, the others carry more.
 */
export class CausePlan {
  /** Providers of the run. */
  readonly providers: readonly Provider[];
  /** Share of claims that carry a background cause. */
  backgroundRate = 0;
  private readonly totalWeight: number;
  private readonly volumes: WeightedTable<Provider>;
  private readonly background: ReadonlyMap<string, readonly BackgroundCause[]>;
  private hosted: readonly HostedPattern[] = [];
  /** Shares by provider, as they stood after so many sessions. */
  private readonly shares = new Map<string, readonly number[]>();
  private sharesAfter = 0;

  constructor(
    config: Pick<GenerationConfig, 'denialRate' | 'patterns' | 'providerIds'>,
    policies: Pick<PolicyBook, 'providers'>,
    private readonly encounters: Hosts,
    private readonly mastery: Mastery,
  ) {
    this.providers = [...policies.providers.values()].filter(({ id }) => config.providerIds?.includes(id) ?? true);
    this.totalWeight = weightOf(this.providers);
    this.volumes = weightedTable(this.providers, ({ sizeWeight }) => sizeWeight);
    this.background = new Map(this.providers.map(({ id }) => [id, backgroundCausesAt(id, encounters)]));
    this.use(config.patterns, config.denialRate);
  }

  /** Puts other pattern settings in force; with a denial rate, background causes fill up to it from now on. */
  use(patterns: readonly PatternSetting[], denialRate?: number): void {
    if (denialRate !== undefined) this.backgroundRate = backgroundShare(denialRate, patterns);
    this.shares.clear();
    this.hosted = patterns
      .filter(({ frequency }) => frequency > 0)
      .map((setting) => {
        const hosts = this.providers.filter(({ id }) => this.encounters.canHost(id, setting.patternId));
        const scale = hosts.length === 0 ? 0 : this.totalWeight / weightOf(hosts);
        return { setting, scale, hosts: new Set(hosts.map(({ id }) => id)) };
      });
  }

  /** Patterns in force. */
  get patterns(): readonly HostedPattern[] {
    return this.hosted;
  }

  /** A provider in proportion to its volume. */
  drawProvider(random: RandomSource): Provider {
    return drawFrom(this.volumes, random);
  }

  /** Shares of this provider's claims that carry each of the patterns now. */
  sharesOf(providerId: string): readonly number[] {
    if (this.sharesAfter !== this.mastery.sessions) {
      this.sharesAfter = this.mastery.sessions;
      this.shares.clear();
    }
    let shares = this.shares.get(providerId);
    if (!shares)
      this.shares.set(providerId, (shares = this.hosted.map((pattern) => this.shareAt(providerId, pattern))));
    return shares;
  }

  /** The pattern's share of all claims now, over providers by volume. */
  targetOf(pattern: HostedPattern): number {
    return this.overProviders(({ id }) => this.shareAt(id, pattern));
  }

  /** Share of all claims that carry a cause now. */
  denialTarget(): number {
    return this.overProviders(({ id }) => Math.min(1, this.plantedAt(id) + this.backgroundRate));
  }

  /** Share of all claims that carry a cause now against which there is an appeal, as far as the cause alone decides. */
  appealableTarget(): number {
    const background = Object.values(BACKGROUND_CAUSES).reduce(
      (sum, { appealable, share }) => sum + (appealable ? share : 0),
      0,
    );
    return this.overProviders(({ id }) => Math.min(1, this.plantedAt(id) + this.backgroundRate * background));
  }

  /** Providers whose claims cannot carry all that falls to them: their shares add up to more than every claim. */
  overfull(): readonly Provider[] {
    return this.providers.filter(
      ({ id }) => this.plantedAt(id) > 1 + 1e-9 || this.hosted.some((pattern) => this.isCut(id, pattern)),
    );
  }

  /** The cause to plant in a claim of this provider, or null for a clean one. */
  drawCause(provider: Provider, random: RandomSource): DenialCauseId | null {
    let left = random.next();
    const shares = this.sharesOf(provider.id);
    for (let index = 0; index < shares.length; index++) {
      left -= shares[index] as number;
      if (left < 0) return this.hosted[index]?.setting.patternId ?? null;
    }
    left -= this.backgroundRate;
    if (left >= 0) return null;
    return drawBackgroundCause(this.background.get(provider.id) ?? [], random);
  }

  /** Providers that can host a pattern in force, each with its share of the pattern's practice. */
  hostsOf(patternId: PatternId): { readonly provider: Provider; readonly share: number }[] {
    const pattern = this.hosted.find(({ setting }) => setting.patternId === patternId);
    const hosts = this.providers.filter(({ id }) => pattern?.hosts.has(id));
    const total = weightOf(hosts);
    return hosts.map((provider) => ({ provider, share: provider.sizeWeight / total }));
  }

  private plantedAt(providerId: string): number {
    return this.sharesOf(providerId).reduce((sum, share) => sum + share, 0);
  }

  private shareAt(providerId: string, { setting, scale, hosts }: HostedPattern): number {
    if (!hosts.has(providerId)) return 0;
    return Math.min(1, this.mastery.frequencyOf(providerId, setting) * scale);
  }

  private isCut(providerId: string, { setting, scale, hosts }: HostedPattern): boolean {
    return hosts.has(providerId) && this.mastery.frequencyOf(providerId, setting) * scale > 1 + 1e-9;
  }

  private overProviders(shareOf: (provider: Provider) => number): number {
    return this.providers.reduce(
      (sum, provider) => sum + (provider.sizeWeight / this.totalWeight) * shareOf(provider),
      0,
    );
  }
}

function weightOf(providers: readonly Provider[]): number {
  return providers.reduce((sum, { sizeWeight }) => sum + sizeWeight, 0);
}
