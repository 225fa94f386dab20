import type { NestExpressApplication } from '@nestjs/platform-express';
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
  return { app, client: new PortalClient(`http://127.0.0.1:${port}`), close: () => app.close() };
}

/** Opens a portal on an empty file, or once more on the file of one that was closed without removing it. */
export async function openPortal(
  file = join(mkdtempSync(join(tmpdir(), 'portal-api-')), 'portal.sqlite'),
): Promise<OpenPortal> {
  const { app, client } = await servePortal(`sqlite:${file}`);
  return {
    ...{ app, client, file },
    close: async () => {
      await app.close();
      rmSync(dirname(file), { recursive: true, force: true });
    },
  };
}
