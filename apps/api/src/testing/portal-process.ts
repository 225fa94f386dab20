import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { PortalClient, TOKEN } from './portal-client.js';

/** The built start file; the test target builds it first. */
const START_FILE = join(__dirname, '../../../../dist/apps/api/main.mjs');
const START_LIMIT_MS = 60_000;

/** The built portal as a process of its own, which a test may kill as a power cut would. */
export class PortalProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly client: PortalClient,
    /** The link that the start printed. */
    readonly signInLink: string,
    /** What was written to standard error until then. */
    readonly startLog: string,
  ) {}

  /**
   * Starts it and waits for its sign-in link.
   * @throws Error with all that it printed, when it ends before that
   */
  static async start(databaseUrl: string, environment: Readonly<Record<string, string>> = {}): Promise<PortalProcess> {
    const child = spawn(process.execPath, [START_FILE], {
      env: {
        ...process.env,
        HOST: '127.0.0.1',
        PORT: '0',
        DATABASE_URL: databaseUrl,
        ADMIN_TOKEN: TOKEN,
        LOG_LEVEL: 'silent',
        FACT_CHECK_HOUR: 'off',
        WARM_UP: 'off',
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    // It must not outlive a test that failed.
    process.once('exit', () => child.kill('SIGKILL'));
    let log = '';
    child.stderr.on('data', (chunk: Buffer) => (log += chunk));
    const link = await new Promise<string>((resolve, reject) => {
      let output = '';
      const limit = setTimeout(() => child.kill('SIGKILL'), START_LIMIT_MS);
      child.once('exit', (code) => {
        clearTimeout(limit);
        reject(new Error(`the portal ended with ${code}: ${output}`));
      });
      const read = (chunk: Buffer) => {
        output += chunk;
        const found = /http:\/\/\S+#token=\S+/.exec(output);
        if (!found) return;
        clearTimeout(limit);
        resolve(found[0]);
      };
      child.stdout.on('data', read);
      child.stderr.on('data', read);
    });
    return new PortalProcess(child, new PortalClient(link.split('/#')[0] as string), link, log);
  }

  /** Ends it, at once unless another signal is named, and waits until it is gone. */
  async end(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill(signal);
    await gone;
  }
}
