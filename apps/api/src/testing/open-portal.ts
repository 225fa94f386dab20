import type { NestExpressApplication } from '@nestjs/platform-express';
import { AdminToken } from '@portal/server/runtime';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../create-app.js';
import { PortalClient, TOKEN } from './portal-client.js';

/** The whole portal inside the test's process, on an empty SQLite file, answering over HTTP. */
export interface OpenPortal {
  readonly app: NestExpressApplication;
  readonly client: PortalClient;
  /** Path of the SQLite file. */
  readonly file: string;
  /** Closes the portal and removes its file. */
  close(): Promise<void>;
}

/** Opens a portal. */
export async function openPortal(): Promise<OpenPortal> {
  const folder = mkdtempSync(join(tmpdir(), 'portal-api-'));
  const file = join(folder, 'portal.sqlite');
  const app = await createApp({ databaseUrl: `sqlite:${file}`, token: new AdminToken(TOKEN) });
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  return {
    app,
    file,
    client: new PortalClient(`http://127.0.0.1:${port}`),
    close: async () => {
      await app.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
