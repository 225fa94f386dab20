import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { postgresFault, startPostgres } from './postgres-server.js';

/** Holds the address of the server that the suites of `npm test` share; where it is not set, each has one of its own. */
const SHARED_SERVER = 'TEST_POSTGRES_URL';

/** The two engines that the portal runs on. */
export type Engine = 'sqlite' | 'postgres';

/** An empty database for one suite. */
export interface ScratchDatabase {
  /** As `DATABASE_URL` names it. */
  readonly url: string;
  /** Ends it and removes its files. Close what is connected to it first. */
  close(): Promise<void>;
}

/**
 * Opens an empty database: a file in a temporary folder, or one on the PostgreSQL server that the tests share, where there is
 * one; else on a server of its own, which takes two to four seconds.
 */
export async function openScratchDatabase(engine: Engine): Promise<ScratchDatabase> {
  if (engine === 'postgres') {
    const shared = process.env[SHARED_SERVER];
    if (shared) return openOnServer(shared);
    const { url, stop } = await startPostgres();
    return { url, close: stop };
  }
  const folder = mkdtempSync(join(tmpdir(), 'portal-sqlite-'));
  return {
    url: `sqlite:${join(folder, 'portal.sqlite')}`,
    close: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function openOnServer(server: string): Promise<ScratchDatabase> {
  const name = `scratch_${randomUUID().replaceAll('-', '')}`;
  await onServer(server, `CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, close: () => onServer(server, `DROP DATABASE ${name} WITH (FORCE)`) };
}

async function onServer(server: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/**
 * Declares a suite once for each engine. On a machine for which there are no PostgreSQL programs its second half is
 * reported as skipped, with the reason in its name.
 */
export function describeOnEachEngine(name: string, suite: (engine: Engine) => void): void {
  describe(`${name}, on SQLite`, () => suite('sqlite'));
  describeOnServer(`${name}, on PostgreSQL`, () => suite('postgres'));
}

/** Declares a suite that needs PostgreSQL; reported as skipped, with the reason in its name, where there are no programs. */
export function describeOnServer(name: string, suite: () => void): void {
  const fault = postgresFault();
  if (fault === null) describe(name, suite);
  else describe.skip(`${name}, which cannot start here (${fault})`, suite);
}
