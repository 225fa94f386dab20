import type { NestExpressApplication } from '@nestjs/platform-express';
import { DATA_SOURCES, type DataSources } from '@portal/server/database';
import { type Engine, openScratchDatabase } from '@portal/server/database/testing';
import { AdminToken } from '@portal/server/runtime';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createApp } from '../create-app.js';
import { PortalClient, TOKEN } from './portal-client.js';

/** The whole portal inside the test's process, answering over HTTP. */
export interface ServedPortal {
  readonly app: NestExpressApplication;
  readonly client: PortalClient;
  /** Its connections to the database. */
  readonly sources: DataSources;
  close(): Promise<void>;
}

/** The same on a SQLite file. */
export interface OpenPortal extends ServedPortal {
  /** Path of the SQLite file. */
  readonly file: string;
  /** Closes the portal and removes its file. */
  close(): Promise<void>;
}

/** Opens a portal on a database of either engine. */
export async function servePortal(databaseUrl: string): Promise<ServedPortal> {
  const app = await createApp({ databaseUrl, token: new AdminToken(TOKEN) });
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  return {
    app,
    client: new PortalClient(`http://127.0.0.1:${port}`),
    sources: app.get<DataSources>(DATA_SOURCES),
    close: () => app.close(),
  };
}

/** Opens a portal on an empty database of its own, which goes when the portal is closed. */
export async function portalOn(engine: Engine): Promise<ServedPortal> {
  const database = await openScratchDatabase(engine);
  const portal = await servePortal(database.url);
  return {
    ...portal,
    close: async () => {
      await portal.close();
      await database.close();
    },
  };
}

/** Opens a portal on an empty file, or once more on the file of one that was closed without removing it. */
export async function openPortal(
  file = join(mkdtempSync(join(tmpdir(), 'portal-api-')), 'portal.sqlite'),
): Promise<OpenPortal> {
  const portal = await servePortal(`sqlite:${file}`);
  return {
    ...portal,
    file,
    close: async () => {
      await portal.close();
      rmSync(dirname(file), { recursive: true, force: true });
    },
  };
}
