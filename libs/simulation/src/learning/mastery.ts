import { type PatternId, type PatternSetting, REFERENCE_SESSIONS_PER_DAY, SESSION_GAIN } from '@portal/domain';

const SESSIONS_PER_REFERENCE_WEEK = 7 * REFERENCE_SESSIONS_PER_DAY;

/**
 * The part of a session that only its own provider gains by; what is left reaches every provider, because a correction
 * becomes advice that all of them see. Our assumption. With it frequencies fall week by week, not in a few large steps.
 */
const OWN_PART = 0.25;

/** How much of all practice falls on a provider's pattern, and on the pattern at all providers together (0 to 1). */
export interface PracticeShare {
  readonly ofPair: number;
  readonly ofPattern: number;
}

/**
 * What the staff of each provider have learned of each pattern. Exposure is measured in weeks of practice at the
 * reference rate: after exposure e a pattern's frequency is f0 × (1 − improvementRate)^e. Without practice it stays 0.
 * A real person's sessions come on top: each leaves the part of the frequency that its score did not teach away.
 */
export class Mastery {
  private readonly own = new Map<string, number>();
  private readonly common = new Map<PatternId, number>();
  /** What people's sessions left of a frequency: at the provider they work for on top of everywhere. */
  private readonly leftAt = new Map<string, number>();
  private readonly leftEverywhere = new Map<PatternId, number>();
  /** Sessions counted so far: what was computed from an earlier state is out of date. */
  sessions = 0;

  /**
   * Counts one session. What is practiced seldom gains more from each session, so that a week at the reference rate adds
   * 1 to every pair on the average.
   */
  practise(providerId: string, patternId: PatternId, { ofPair, ofPattern }: PracticeShare): void {
    this.sessions++;
    const key = providerId + patternId;
    const own = OWN_PART / (SESSIONS_PER_REFERENCE_WEEK * ofPair);
    const common = (1 - OWN_PART) / (SESSIONS_PER_REFERENCE_WEEK * ofPattern);
    this.own.set(key, (this.own.get(key) ?? 0) + own);
    this.common.set(patternId, (this.common.get(patternId) ?? 0) + common);
  }

  /**
   * Counts one session of a real person in Claim Lab. It does not hang on the pattern's improvement rate, which belongs
   * to the simulated staff; as with theirs, a part of it reaches the person's own provider only.
   * @param score share of the session's points, 0 to 1
   */
  teach(providerId: string, patternId: PatternId, score: number): void {
    this.sessions++;
    const key = providerId + patternId;
    const everywhere = 1 - (1 - OWN_PART) * SESSION_GAIN * score;
    const atOwn = (1 - SESSION_GAIN * score) / everywhere;
    this.leftAt.set(key, (this.leftAt.get(key) ?? 1) * atOwn);
    this.leftEverywhere.set(patternId, (this.leftEverywhere.get(patternId) ?? 1) * everywhere);
  }

  /** Weeks of practice at the reference rate that the provider's staff have behind them. */
  exposureOf(providerId: string, patternId: PatternId): number {
    return (this.own.get(providerId + patternId) ?? 0) + (this.common.get(patternId) ?? 0);
  }

  /** Share of a provider's claims that carry the pattern now, before it is scaled to the providers that can host it. */
  frequencyOf(providerId: string, { patternId, frequency, improvementRate }: PatternSetting): number {
    const exposure = this.exposureOf(providerId, patternId);
    const left = exposure === 0 ? frequency : frequency * (1 - improvementRate) ** exposure;
    const taught = this.leftEverywhere.get(patternId);
    return taught === undefined ? left : left * taught * (this.leftAt.get(providerId + patternId) ?? 1);
  }
}
