import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DATA_SOURCES, type DataSources } from '@portal/server/database';
import { portalGauge } from '../metrics/portal-readings.js';

/** Longest wait for each answer of the database, in milliseconds. */
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
  database(): Promise<string | null> {
    return troubleOf(async () => {
      await this.sources.reader.query('SELECT 1');
      return null;
    });
  }

  /** What is wrong with the schema; null when it is up to date. */
  migrations(): Promise<string | null> {
    return troubleOf(async () => {
      const pending = await this.sources.writer.showMigrations();
      return pending ? 'there are migrations that have not been applied' : null;
    });
  }
}

/** What a question to the database found, or why it found nothing. */
async function troubleOf(question: () => Promise<string | null>): Promise<string | null> {
  try {
    return await Promise.race([question(), timeout(DATABASE_LIMIT_MS)]);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function timeout(milliseconds: number): Promise<never> {
  return new Promise((_, reject) =>
    setTimeout(() => reject(new Error(`no answer in ${milliseconds} ms`)), milliseconds).unref(),
  );
}
