import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const API = join(__dirname, '../../../dist/apps/api/main.mjs');
const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 10_000;

/** The built portal as a process of its own on an empty SQLite file, as a newcomer would start it but for the warm-up. */
export class PortalProcess {
  private child: ChildProcess | null = null;
  private readonly folder = mkdtempSync(join(tmpdir(), 'portal-e2e-'));
  private port = 0;
  /** The link that the start printed. */
  signInLink = '';

  /** Starts it (again) on the same database and waits for the sign-in link. */
  async start(): Promise<void> {
    this.port ||= await freePort();
    const child = spawn(process.execPath, [API], {
      env: {
        ...process.env,
        HOST: '127.0.0.1',
        PORT: String(this.port),
        DATABASE_URL: `sqlite:${join(this.folder, 'portal.sqlite')}`,
        ADMIN_TOKEN: '',
        LOG_LEVEL: 'warn',
        WARM_UP: 'off',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.child = child;
    this.signInLink = await new Promise<string>((resolve, reject) => {
      let output = '';
      const limit = setTimeout(
        () => reject(new Error(`no sign-in link in ${START_LIMIT_MS} ms:\n${output}`)),
        START_LIMIT_MS,
      );
      child.once('exit', (code) => reject(new Error(`the portal ended with ${code}:\n${output}`)));
      child.stdout?.on('data', (chunk: Buffer) => {
        output += chunk;
        const link = /http:\/\/\S+#token=\S+/.exec(output);
        if (!link) return;
        clearTimeout(limit);
        resolve(link[0]);
      });
    });
  }

  /** Ends it: politely, or as a power cut would. */
  async stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    const child = this.child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    const limit = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
    await ended;
    clearTimeout(limit);
    this.child = null;
  }

  /** Ends it and removes its database. */
  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Calls the API with the admin token. */
  async request<Body>(method: string, path: string, body?: unknown): Promise<Body> {
    const [base, token] = this.signInLink.split('/#token=') as [string, string];
    const response = await fetch(base + path, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Body;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
