import { DAY_SECONDS, type EpochSeconds, type PatternId, startOfDay } from '@portal/domain';
import type { CausePlan } from '../run/cause-plan.js';
import type { PracticeSession } from '../run/run-memory.js';
import { COMPLETION_MINUTES, CORRECTION_MINUTES } from '../generators/user-event-generator.js';
import { createRandom, STREAMS } from '../random/random-source.js';
import { inOfficeHours, isWorkday } from '../schedule/working-time.js';
import { type StaffMember, staffOf } from './staff.js';

/** Practice takes place on workdays only: a week's sessions fall on five days. */
const CALENDAR_TO_WORKDAYS = 7 / 5;
const MINUTE = 60;

interface Pair {
  readonly patternId: PatternId;
  readonly providerId: string;
  /** Share of all sessions that should fall on the pair. */
  readonly share: number;
  sessions: number;
}

/**
 * Who practises what, and when. Sessions are spread over (provider, pattern) pairs as evenly as the shares ask: each goes
 * to the pair that is furthest behind its share. Within a provider, the engaged practise most.
 */
export class PracticePlan {
  private pairs: Pair[] = [];
  private pairsOf = '';
  private owed = 0;
  private total = 0;
  private readonly staff = new Map<string, StaffMember[]>();
  private readonly earlier = new Map<string, number>();

  constructor(
    private readonly seed: number,
    private readonly causes: CausePlan,
  ) {}

  /** The sessions of a day at the given rate (mean per calendar day), in order of time. */
  sessionsOn(day: EpochSeconds, sessionsPerDay: number): PracticeSession[] {
    if (!isWorkday(day)) return [];
    this.refreshPairs();
    if (this.pairs.length === 0) return [];
    this.owed += sessionsPerDay * CALENDAR_TO_WORKDAYS;
    const count = Math.floor(this.owed + 1e-9);
    this.owed -= count;
    return Array.from({ length: count }, (_, index) => this.session(day, index)).sort((a, b) => a.start - b.start);
  }

  /** Share of all practice that falls on the pair; 0 when the pair is not practised. */
  shareOf(providerId: string, patternId: PatternId): number {
    this.refreshPairs();
    return this.pairs.find((pair) => pair.providerId === providerId && pair.patternId === patternId)?.share ?? 0;
  }

  private session(day: EpochSeconds, index: number): PracticeSession {
    const random = createRandom(this.seed, STREAMS.practice, startOfDay(day) / DAY_SECONDS, index);
    const pair = this.furthestBehind();
    pair.sessions++;
    this.total++;
    const user = random.pickWeighted(this.staffAt(pair.providerId), ({ engagement }) => engagement);
    const key = user.id + pair.patternId;
    const earlierSessions = this.earlier.get(key) ?? 0;
    this.earlier.set(key, earlierSessions + 1);
    return {
      patternId: pair.patternId,
      providerId: pair.providerId,
      share: pair.share,
      userId: user.id,
      userName: user.name,
      sessionId: `SES-${String(this.total).padStart(6, '0')}`,
      random,
      start: inOfficeHours(day, random),
      earlierSessions,
      completedAfter: random.integer(COMPLETION_MINUTES.min * MINUTE, COMPLETION_MINUTES.max * MINUTE),
      correctedAfter: random.integer(CORRECTION_MINUTES.min * MINUTE, CORRECTION_MINUTES.max * MINUTE),
    };
  }

  private furthestBehind(): Pair {
    let behind = this.pairs[0] as Pair;
    const lag = (pair: Pair) => pair.share * (this.total + 1) - pair.sessions;
    for (const pair of this.pairs) if (lag(pair) > lag(behind)) behind = pair;
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

  /** Builds the pairs again when other patterns are in force; what was practised before stays counted. */
  private refreshPairs(): void {
    const ids = this.causes.patterns.map(({ setting }) => setting.patternId);
    if (ids.join() === this.pairsOf) return;
    this.pairsOf = ids.join();
    const before = new Map(this.pairs.map((pair) => [pair.providerId + pair.patternId, pair.sessions]));
    this.pairs = ids.flatMap((patternId) =>
      this.causes.hostsOf(patternId).map(({ provider, share }) => ({
        patternId,
        providerId: provider.id,
        share: share / ids.length,
        sessions: before.get(provider.id + patternId) ?? 0,
      })),
    );
  }
}
