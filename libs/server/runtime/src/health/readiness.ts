import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DATA_SOURCES, type DataSources } from '@portal/server/database';
import { portalGauge } from '../metrics/portal-readings.js';

/** Longest wait for the database's answer, in milliseconds. */
const DATABASE_LIMIT_MS = 2_000;

/** Whether the portal can do its work. */
@Injectable()
export class Readiness implements OnModuleInit {
  constructor(@Inject(DATA_SOURCES) private readonly sources: DataSources) {}

  onModuleInit(): void {
    const help = 'Whether the portal can do its work: 1 when the database answers and its schema is up to date, else 0';
    portalGauge({ name: 'portal_ready', help }, async () => {
      const troubles = [await this.database(), await this.migrations()];
      return troubles.every((trouble) => trouble === null) ? 1 : 0;
    });
  }

  /** Why the database does not answer; null when it does. */
  async database(): Promise<string | null> {
    try {
      await Promise.race([this.sources.reader.query('SELECT 1'), timeout(DATABASE_LIMIT_MS)]);
      return null;
    } catch (error) {
      return messageOf(error);
    }
  }

  /** What is wrong with the schema; null when it is up to date. */
  async migrations(): Promise<string | null> {
    try {
      const pending = await this.sources.writer.showMigrations();
      return pending ? 'there are migrations that have not been applied' : null;
    } catch (error) {
      return messageOf(error);
    }
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function timeout(milliseconds: number): Promise<never> {
  return new Promise((_, reject) =>
    setTimeout(() => reject(new Error(`no answer in ${milliseconds} ms`)), milliseconds).unref(),
  );
}
