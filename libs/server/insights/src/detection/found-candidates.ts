import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import type { Instant } from '@portal/domain';
import { DetectionCandidateEntity, InsightProgressEntity, READER } from '@portal/server/database';
import type { DataSource } from 'typeorm';
import { PatternNotices } from './pattern-notices.gateway.js';

/** Real milliseconds between two looks whether another process found something. */
const TICK = 1_000;
/** Candidates of a run that are announced at once, at most: the first ones found. */
const MOST = 100;

/** When detection looked at each run last, in simulated time. */
type Looks = ReadonlyMap<string, Instant | null>;

/**
 * Hears of candidates from the database, whichever process has found them, and has each announced once to those who watch
 * this one. What was found before the start is no news.
 */
@Injectable()
export class FoundCandidates implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Pattern notices');
  private looks: Looks = new Map();
  private turn: Promise<void> = Promise.resolve();
  private closing = false;

  constructor(
    @Inject(READER) private readonly reader: DataSource,
    private readonly notices: PatternNotices,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.looks = await this.latestLooks();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.closing = true;
    await this.turn;
  }

  /** Announces what was found since the last time. What cannot be read is read the next time. */
  @Interval(TICK)
  announceNew(): Promise<void> {
    this.turn = this.turn
      .then(() => (this.closing ? undefined : this.announce()))
      .catch((error: unknown) => this.logger.warn(`What was found could not be read: ${String(error)}`));
    return this.turn;
  }

  private async announce(): Promise<void> {
    const now = await this.latestLooks();
    for (const [runId, at] of now) {
      const before = this.looks.get(runId) ?? null;
      if (at === null || at === before) continue;
      for (const candidate of await this.foundIn(runId, before ?? '', at)) this.notices.found(candidate);
      this.looks = new Map(this.looks).set(runId, at);
    }
    // Runs that were deleted are forgotten.
    this.looks = now;
  }

  /** A row for each run that was ever looked at. */
  private async latestLooks(): Promise<Looks> {
    const rows = await this.reader
      .createQueryBuilder(InsightProgressEntity, 'progress')
      .select('progress.runId', 'runId')
      .addSelect('progress.detectedAt', 'detectedAt')
      .getRawMany<{ runId: string; detectedAt: Instant | null }>();
    return new Map(rows.map(({ runId, detectedAt }) => [runId, detectedAt]));
  }

  /** A look and what it found are stored at once, so that none is left out and none comes twice. */
  private foundIn(runId: string, after: Instant, to: Instant): Promise<DetectionCandidateEntity[]> {
    return this.reader
      .createQueryBuilder(DetectionCandidateEntity, 'candidate')
      .where('candidate.runId = :runId AND candidate.foundAt > :after AND candidate.foundAt <= :to', {
        runId,
        after,
        to,
      })
      .orderBy('candidate.foundAt')
      .addOrderBy('candidate.id')
      .limit(MOST)
      .getMany();
  }
}
