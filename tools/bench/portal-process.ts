import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PORTAL_ENVIRONMENT, PORTAL_FLAGS } from '../node-flags.mjs';

const TOKEN = 'token-of-the-benchmark';
/** Milliseconds between two looks: a hundredth of the wait so far, so that asking takes no share of a long run. */
const POLL = { shortest: 10, longest: 250, share: 0.01 } as const;
const LIMIT_MS = 3_600_000;

/** What the status says, as far as benchmarks need it. */
interface Status {
  readonly runId: string;
  readonly state: string;
  readonly claims: number;
  readonly simulatedNow: string;
}

const isOver = ({ state }: Status) => state !== 'running';

/** The built portal as a process of its own, on an empty SQLite file in a folder that goes with it. */
export interface PortalProcess {
  readonly url: string;
  /** Signs in whoever opens it. */
  readonly signInLink: string;
  /** Folder of the database. */
  readonly folder: string;
  /** The SQLite file. */
  readonly file: string;
  /** Milliseconds from the start of the process to its sign-in link. */
  readonly readyAfter: number;
  /** A command of generation, or its status. @throws when it is refused */
  call(name: string, body?: object): Promise<Status>;
  /** Asks for a path as the admin. @throws when it is refused */
  ask(path: string, method?: 'GET' | 'POST', body?: object): Promise<unknown>;
  /** Waits until the run has stored so many claims. @throws when it ends before */
  reach(claims: number): Promise<Status>;
  /** Asks for a path again and again until the answer is as wanted. @throws when that takes an hour */
  until<Answer>(path: string, wanted: (answer: Answer) => boolean): Promise<Answer>;
  /** The figures of the process by name. Reading them begins a new sample of the event loop's delay. */
  metrics(): Promise<(name: string) => number>;
  /** Most memory in bytes that the process ever held; undefined where the system does not say. */
  peakBytes(): number | undefined;
  /** Ends the process and removes its folder. */
  close(): Promise<void>;
}

/** Starts the built portal and waits for its sign-in link. */
export async function openPortalProcess(): Promise<PortalProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'portal-bench-'));
  const file = join(folder, 'portal.sqlite');
  const began = performance.now();
  const child = spawn(process.execPath, [...PORTAL_FLAGS, 'dist/apps/api/main.mjs'], {
    env: {
      ...process.env,
      ...PORTAL_ENVIRONMENT,
      PORT: '0',
      DATABASE_URL: `sqlite:${file}`,
      ADMIN_TOKEN: TOKEN,
      LOG_LEVEL: 'error',
      FACT_CHECK_HOUR: 'off',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the portal ended with ${code}`)));
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk;
      const found = /(http:\/\/\S+)\/#token=/.exec(output)?.[1];
      if (found) resolve(found);
    });
  });
  const readyAfter = performance.now() - began;

  async function ask(path: string, method = 'GET', body?: object): Promise<unknown> {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { authorization: `Bearer ${TOKEN}`, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  }

  async function call(name: string, body?: object): Promise<Status> {
    return (await ask(`/api/admin/generation/${name}`, name === 'status' ? 'GET' : 'POST', body)) as Status;
  }

  async function until<Answer>(path: string, wanted: (answer: Answer) => boolean): Promise<Answer> {
    const start = performance.now();
    for (;;) {
      const answer = (await ask(path)) as Answer;
      if (wanted(answer)) return answer;
      const waited = performance.now() - start;
      if (waited > LIMIT_MS) throw new Error(`${path} did not come to what was waited for`);
      const pause = Math.min(POLL.longest, Math.max(POLL.shortest, POLL.share * waited));
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }

  return {
    ...{ url, signInLink: `${url}/#token=${TOKEN}`, folder, file, readyAfter, call, ask },
    async reach(claims) {
      const status = await until<Status>('/api/admin/generation/status', (now) => now.claims >= claims || isOver(now));
      if (status.claims < claims) throw new Error(`the run is ${status.state}`);
      return status;
    },
    until,
    async metrics() {
      const text = await (await fetch(`${url}/metrics`)).text();
      return (name) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
    },
    peakBytes() {
      try {
        const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1];
        return peak === undefined ? undefined : Number(peak) * 1024;
      } catch {
        return undefined;
      }
    },
    async close() {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill();
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
