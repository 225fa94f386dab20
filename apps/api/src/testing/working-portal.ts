import type { DetectionStatusView } from '@portal/contracts';
import { UnitOfWork } from '@portal/server/database';
import {
  DetectionService,
  InsightScheduler,
  NightlySummaryService,
  PolicyMatchingService,
} from '@portal/server/insights/testing';
import { HealthNotes, Lease } from '@portal/server/runtime';
import { until } from '@portal/server/runtime/testing';
import { servePortal, type ServedPortal } from './open-portal.js';

/** Work that falls due. */
export type Work = 'answers' | 'look' | 'night';

/** One of several portals on a database, which tells what it did of the work that falls due. */
export class WorkingPortal {
  /** The fires that it carried out, as `fireOfLook` and `fireOfNight` name them. */
  readonly fires: string[] = [];
  /** What it told readiness, with the reason that only its log would tell. */
  readonly troubles: string[] = [];
  /** False = the lease of this work is another's, whoever asks for it first. */
  mayWork = true;
  private stopsIn: Work | null = null;
  private goesOn: Promise<void> | null = null;
  private wakeUp = () => undefined as void;
  private readonly heldWrites: Promise<unknown>[] = [];

  private constructor(private readonly portal: ServedPortal) {
    this.watchWork();
    this.watchHealth();
    this.holdWrites();
    this.refuseLease();
  }

  /** Opens one more portal on a database. */
  static async open(databaseUrl: string): Promise<WorkingPortal> {
    const portal = await servePortal(databaseUrl);
    const { writer } = portal.sources;
    // All portals share the event loop of the test: where SQLite waits for a lock in it, the holder of the lock waits as well.
    if (writer.options.type === 'better-sqlite3') await writer.query('PRAGMA busy_timeout = 0');
    return new WorkingPortal(portal);
  }

  get client() {
    return this.portal.client;
  }

  /** True while everything that it is about to write waits. */
  get standsStill(): boolean {
    return this.goesOn !== null;
  }

  /** It computes the next work of this kind, and stands still before it stores it. */
  standStillIn(work: Work): void {
    this.stopsIn = work;
  }

  /** Lets it go on as if no time had passed for it, and waits until all that it was about to write is stored or refused. */
  async wake(): Promise<void> {
    this.goesOn = null;
    this.wakeUp();
    await Promise.allSettled(this.heldWrites.splice(0));
  }

  /** Waits until somebody has done all work that is due. */
  async caughtUp(): Promise<void> {
    const { simulatedNow } = await this.client.status();
    await until(
      () => this.client.accepted<DetectionStatusView>('GET', '/api/detection/status'),
      ({ state, hoursBehind, nextAt }) =>
        state !== 'idle' && hoursBehind === 0 && (nextAt === null || nextAt > String(simulatedNow)),
    );
  }

  close(): Promise<void> {
    return this.portal.close();
  }

  private watchWork(): void {
    const { app } = this.portal;
    const matching = app.get(PolicyMatchingService);
    const match = matching.match.bind(matching);
    jest.spyOn(matching, 'match').mockImplementation(async (runId, answered) => {
      this.stopIn('answers');
      return match(runId, answered);
    });
    const detection = app.get(DetectionService);
    const look = detection.look.bind(detection);
    jest.spyOn(detection, 'look').mockImplementation(async (progress, at, last, pause) => {
      this.stopIn('look');
      const looked = await look(progress, at, last, pause);
      this.fires.push(fireOfLook(at));
      return looked;
    });
    const summaries = app.get(NightlySummaryService);
    const sumUp = summaries.sumUp.bind(summaries);
    jest.spyOn(summaries, 'sumUp').mockImplementation(async (progress, first, day, pause) => {
      this.stopIn('night');
      const summed = await sumUp(progress, first, day, pause);
      this.fires.push(fireOfNight(day));
      return summed;
    });
  }

  private watchHealth(): void {
    const { app } = this.portal;
    const health = app.get(HealthNotes);
    const set = health.set.bind(health);
    jest.spyOn(health, 'set').mockImplementation((part, note) => {
      this.troubles.push(`${part}: ${note} (${app.get(InsightScheduler).failure?.reason})`);
      set(part, note);
    });
  }

  private holdWrites(): void {
    const unitOfWork = this.portal.app.get(UnitOfWork);
    const run = unitOfWork.run.bind(unitOfWork);
    jest.spyOn(unitOfWork, 'run').mockImplementation((work, patience) => {
      if (!this.goesOn) return run(work, patience);
      const held = this.goesOn.then(() => run(work, patience));
      this.heldWrites.push(held);
      return held;
    });
  }

  private refuseLease(): void {
    const lease = this.portal.app.get(Lease);
    const acquire = lease.acquire.bind(lease);
    jest
      .spyOn(lease, 'acquire')
      .mockImplementation(async (name, ttl) => (name !== 'insights' || this.mayWork) && acquire(name, ttl));
  }

  private stopIn(work: Work): void {
    if (this.stopsIn !== work) return;
    this.stopsIn = null;
    this.goesOn = new Promise((resolve) => (this.wakeUp = resolve));
  }
}

/** The name of a look for patterns at a simulated instant. */
export function fireOfLook(at: string): string {
  return `look at ${at}`;
}

/** The name of the night in which a simulated day was summed up. */
export function fireOfNight(day: string): string {
  return `night after ${day}`;
}
