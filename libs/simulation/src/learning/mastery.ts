import type { PatternId, PatternSetting } from '@portal/domain';

/** The rate of practice at which a pattern's frequency falls by its improvement rate each week: Demo's 2.2 a day. */
export const REFERENCE_SESSIONS_PER_DAY = 2.2;

const SESSIONS_PER_REFERENCE_WEEK = 7 * REFERENCE_SESSIONS_PER_DAY;

/**
 * What the staff of each provider have learned of each pattern. Exposure is measured in weeks of practice at the
 * reference rate: after exposure e a pattern's frequency is f0 × (1 − improvementRate)^e. Without practice it stays 0.
 */
export class Mastery {
  private readonly exposure = new Map<string, number>();

  /**
   * Counts one session.
   * @param share the pair's share of all practice (0 to 1): a pair that gets few sessions gains more from each, so that a
   * week at the reference rate adds 1 to every pair on average.
   */
  practise(providerId: string, patternId: PatternId, share: number): void {
    const key = providerId + patternId;
    this.exposure.set(key, (this.exposure.get(key) ?? 0) + 1 / (SESSIONS_PER_REFERENCE_WEEK * share));
  }

  /** Share of a provider's claims that carry the pattern now, before it is scaled to the providers that can host it. */
  frequencyOf(providerId: string, setting: PatternSetting): number {
    const exposure = this.exposure.get(providerId + setting.patternId) ?? 0;
    return exposure === 0 ? setting.frequency : setting.frequency * (1 - setting.improvementRate) ** exposure;
  }
}
