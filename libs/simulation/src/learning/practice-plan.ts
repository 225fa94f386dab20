import { DAY_SECONDS, type EpochSeconds, type PatternId, startOfDay } from '@portal/domain';
import type { CausePlan } from '../run/cause-plan.js';
import { COMPLETION_MINUTES, CORRECTION_MINUTES } from '../generators/user-event-generator.js';
import { createRandom, type RandomSource, STREAMS } from '../random/random-source.js';
import { isWorkday, officeStretches } from '../schedule/working-time.js';
import type { PracticeShare } from './mastery.js';
import { type StaffMember, staffOf } from './staff.js';

/** Practice takes place on workdays only: a week's sessions fall on five days. */
const CALENDAR_TO_WORKDAYS = 7 / 5;
const MINUTE = 60;
/**
 * What somebody else's earlier session on a pattern teaches, in sessions of one's own: its correction becomes advice that all
 * see. Our assumption.
 */
const TOLD_BY_OTHERS = 0.25;

/** A session that is due: its three events are fixed when the day opens. */
export interface PracticeSession {
  readonly patternId: PatternId;
  readonly providerId: string;
  readonly userId: string;
  readonly userName: string;
  /** Number of the session in the run, from 1. */
  readonly number: number;
  readonly random: RandomSource;
  readonly share: PracticeShare;
  readonly start: EpochSeconds;
  /** Sessions on the pattern that the person learned from: their own, and in part those of others. */
  readonly earlierSessions: number;
  /** Seconds from the start. */
  readonly completedAfter: number;
  /** Seconds from the start. */
  readonly correctedAfter: number;
}

/** A provider and a pattern that its staff practice. */
export interface PracticePair {
  readonly patternId: PatternId;
  readonly providerId: string;
  readonly share: PracticeShare;
}

/**
 * Who practices what, and when. Sessions are spread over (provider, pattern) pairs as evenly as the shares ask: each goes
 * to the pair that is furthest behind its share. All patterns are practiced alike; within a pattern a provider's share is
 * its volume. Within a provider, the engaged practice most.
 */
export class PracticePlan {
  private pairs: (PracticePair & { sessions: number })[] = [];
  private pairsOf = '';
  /** Sessions since the pairs were built. */
  private spread = 0;
  private owed = 0;
  private total = 0;
  private readonly staff = new Map<string, StaffMember[]>();
  /** Sessions so far, by pattern and by person and pattern. */
  private readonly earlier = new Map<string, number>();

  constructor(
    private readonly seed: number,
    private readonly causes: CausePlan,
  ) {}

  /** What is practiced on the day at the given rate (mean per calendar day), one entry a session. */
  pairsOn(day: EpochSeconds, sessionsPerDay: number): PracticePair[] {
    if (!isWorkday(day)) return [];
    this.refreshPairs();
    if (this.pairs.length === 0) return [];
    this.owed += sessionsPerDay * CALENDAR_TO_WORKDAYS;
    const count = Math.floor(this.owed + 1e-9);
    this.owed -= count;
    return Array.from({ length: count }, () => this.furthestBehind());
  }

  /** The sessions of a day in order of time. No two overlap. */
  sessionsOn(day: EpochSeconds, sessionsPerDay: number): PracticeSession[] {
    const pairs = this.pairsOn(day, sessionsPerDay);
    const stretches = officeStretches(day, pairs.length);
    return pairs.map((pair, index) => this.session(pair, day, index, stretches[index] as OfficeStretch));
  }

  private session(pair: PracticePair, day: EpochSeconds, index: number, stretch: OfficeStretch): PracticeSession {
    const random = createRandom(this.seed, STREAMS.practice, startOfDay(day) / DAY_SECONDS, index);
    const user = random.pickWeighted(this.staffAt(pair.providerId), ({ engagement }) => engagement);
    const earlierSessions = this.learnedFrom(user.id, pair.patternId);
    const latestStart = Math.max(stretch.from, stretch.to - CORRECTION_MINUTES.max * MINUTE - 1);
    return {
      patternId: pair.patternId,
      providerId: pair.providerId,
      share: pair.share,
      userId: user.id,
      userName: user.name,
      number: ++this.total,
      random,
      start: random.integer(stretch.from, latestStart),
      earlierSessions,
      completedAfter: random.integer(COMPLETION_MINUTES.min * MINUTE, COMPLETION_MINUTES.max * MINUTE),
      correctedAfter: random.integer(CORRECTION_MINUTES.min * MINUTE, CORRECTION_MINUTES.max * MINUTE),
    };
  }

  /** Counts a session, and answers with what its person had learned from before it, in sessions. */
  private learnedFrom(userId: string, patternId: PatternId): number {
    const own = this.earlier.get(userId + patternId) ?? 0;
    const all = this.earlier.get(patternId) ?? 0;
    this.earlier.set(userId + patternId, own + 1);
    this.earlier.set(patternId, all + 1);
    return own + TOLD_BY_OTHERS * (all - own);
  }

  private furthestBehind(): PracticePair {
    let behind = this.pairs[0] as (typeof this.pairs)[number];
    const lag = ({ share, sessions }: (typeof this.pairs)[number]) => share.ofPair * (this.spread + 1) - sessions;
    for (const pair of this.pairs) if (lag(pair) > lag(behind)) behind = pair;
    behind.sessions++;
    this.spread++;
    return behind;
  }

  private staffAt(providerId: string): StaffMember[] {
    let people = this.staff.get(providerId);
    if (!people) {
      const provider = this.causes.providers.find(({ id }) => id === providerId);
      this.staff.set(providerId, (people = provider ? staffOf(this.seed, provider) : []));
    }
    return people;
  }

  /** Builds the pairs again when other patterns are in force, and spreads what follows anew. */
  private refreshPairs(): void {
    const ids = this.causes.patterns.map(({ setting }) => setting.patternId);
    if (ids.join() === this.pairsOf) return;
    this.pairsOf = ids.join();
    this.spread = 0;
    const practised = ids.filter((patternId) => this.causes.hostsOf(patternId).length > 0);
    const ofPattern = 1 / practised.length;
    this.pairs = practised.flatMap((patternId) =>
      this.causes.hostsOf(patternId).map(({ provider, share }) => ({
        patternId,
        providerId: provider.id,
        share: { ofPair: share * ofPattern, ofPattern },
        sessions: 0,
      })),
    );
  }
}

type OfficeStretch = ReturnType<typeof officeStretches>[number];
