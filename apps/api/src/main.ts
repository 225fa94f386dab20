import 'reflect-metadata';
import { SimulationWarmUp } from '@portal/server/generation';
import { loadAdminToken, PortalLog, readConfig } from '@portal/server/runtime';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createApp } from './create-app.js';

const HERE = dirname(fileURLToPath(import.meta.url));
const ADMIN_APP = join(HERE, '../admin/browser');
const THREADS = {
  statementThread: join(HERE, 'statement-thread.main.mjs'),
  generationThreads: { branch: join(HERE, 'branch-thread.main.mjs'), claims: join(HERE, 'claim-thread.main.mjs') },
};

async function start(): Promise<void> {
  const config = readConfig(process.env);
  const token = loadAdminToken(config.adminToken, config.databaseUrl);
  const { databaseUrl, booking, factCheckHour } = config;
  const options = { databaseUrl, token, booking, factCheckHour, adminApp: ADMIN_APP, ...THREADS };
  const app = await createApp(options, new PortalLog(config.logLevel));
  await app.listen(config.port, config.host);
  const address = app.getHttpServer().address() as { port: number };
  const host = config.host.includes(':') ? `[${config.host}]` : config.host;
  console.log(
    `\nProvider Portal is ready. Sign in:\n\n  http://${host}:${address.port}/#token=${token.value}\n\nSynthetic data, until you import claims. Stop with Ctrl+C.`,
  );
  if (config.warmUp) await app.get(SimulationWarmUp).begin();
}

start().catch((error: unknown) => {
  const { code, message, port } = error as NodeJS.ErrnoException & { port?: number };
  console.error(
    code === 'EADDRINUSE'
      ? `Port ${port} is in use. Stop what listens there, or choose another: PORT=3001 npm start`
      : message,
  );
  process.exit(1);
});
