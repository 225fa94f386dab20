import type { DaySpan, EpochSeconds } from '@portal/domain';
import { builtThread } from '@portal/server/database/testing';
import { createRunKey, type RunDefinition, SCENARIOS, SIMULATION_VERSION } from '@portal/simulation';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simulatedWorld } from '../runs/simulated-world.js';
import type { ThreadBounds } from './branch-thread.js';
import { BranchThreads } from './branch-threads.js';
import { InProcessPlayer } from './in-process-player.js';

const WIDE: ThreadBounds = { memory: { maxOldGenerationSizeMb: 100 }, silence: 30_000 };
const SPAN: DaySpan = { from: '2026-01-05', to: '2026-01-25' };
/** Packages that the thread may load; all else is in its file. */
const PACKAGES = [
  '@faker-js/faker/locale/en',
  ...['formatISO', 'parseISO', 'startOfISOWeek', 'startOfQuarter', 'startOfYear'].map((name) => `date-fns/${name}`),
  'node:worker_threads',
];

describe('branches that are played in threads', () => {
  const file = builtThread('libs/server/generation/src/what-if/branch-thread.main.ts');
  const never = new AbortController().signal;
  const ignore = () => undefined;
  let folder: string;
  beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'portal-branch-'))));
  afterAll(() => rmSync(folder, { recursive: true }));

  /** A practice that trains and one that does not, with payers that answer late. */
  const runs = [0, 5].map((practiceSessionsPerDay): RunDefinition => {
    const industry = SCENARIOS.find(({ id }) => id === 'industry')?.config as RunDefinition['config'];
    const config = { ...industry, practiceSessionsPerDay, claimsPerDay: 25, warmupDays: 30, startDate: SPAN.from };
    const runKey = createRunKey(config, 7, SIMULATION_VERSION, 1);
    return { runId: `RUN-${runKey}`, runKey, seed: 7, config, inputs: [] };
  });
  const named = (...names: string[]) => names.map((runId) => ({ ...(runs[0] as RunDefinition), runId }));

  /** Threads, two at once, that do this instead with a run's id. */
  function threads(code: string, bounds = WIDE): BranchThreads {
    const other = join(folder, 'other.mjs');
    writeFileSync(
      other,
      `import { parentPort } from 'node:worker_threads';
       const tell = (news) => parentPort.postMessage(news);
       parentPort.on('message', ({ run: { runId } }) => { ${code} });`,
    );
    return new BranchThreads(other, 2, bounds);
  }

  it('come to the same as in the process, three in two threads, and tell how far each has come', async () => {
    const told: EpochSeconds[][] = [[], [], []];
    const all = [...runs, runs[0] as RunDefinition];
    const threaded = new BranchThreads(file, 2);
    const played = await threaded.play(all, SPAN, (index, now) => told[index]?.push(now), never);
    expect(played).toEqual(await new InProcessPlayer(simulatedWorld).play(all, SPAN, ignore, never));
    expect(played[0]?.days).toHaveLength(21);
    expect(played[0]).not.toEqual(played[1]);
    for (const instants of told) {
      expect(instants.length).toBeGreaterThan(1);
      expect(instants).toEqual([...instants].sort((a, b) => a - b));
    }
  });

  it('load neither the database nor the server', () => {
    const imported = [...readFileSync(file, 'utf8').matchAll(/^import .*from "(.+)";$/gm)].map(([, name]) => name);
    expect(imported.filter((name) => !PACKAGES.includes(name as string))).toEqual([]);
    expect(imported).toContain('node:worker_threads');
  });

  it('end at once, with the reason, when they are broken off from outside or by who is told of them', async () => {
    const busy = threads(`tell({ reached: 1 }); for (;;);`);
    const abort = new AbortController();
    const reason = new Error('nobody wants it');
    const broken = busy.play(named('a', 'b'), SPAN, () => abort.abort(reason), abort.signal);
    await expect(broken).rejects.toBe(reason);
    const thrown = busy.play(
      named('a', 'b', 'c'),
      SPAN,
      () => {
        throw reason;
      },
      never,
    );
    await expect(thrown).rejects.toBe(reason);
    await expect(busy.play(named('a'), SPAN, ignore, abort.signal)).rejects.toBe(reason);
  });

  it('all end when one dies, fails, or tells nothing any more', async () => {
    const mortal = threads(`if (runId === 'dies') process.exit(0); for (;;);`);
    await expect(mortal.play(named('lives', 'dies', 'waits'), SPAN, ignore, never)).rejects.toMatchObject({
      code: 'future-not-played',
      message: 'A future could not be played to its end: its thread has ended.',
    });
    const failing = threads(`if (runId === 'fails') throw new RangeError('no such day'); for (;;);`);
    await expect(failing.play(named('lives', 'fails'), SPAN, ignore, never)).rejects.toThrow('no such day');
    const silent = threads('for (;;);', { ...WIDE, silence: 200 });
    await expect(silent.play(named('a', 'b'), SPAN, ignore, never)).rejects.toMatchObject({
      code: 'future-not-played',
      message: 'A future could not be played to its end: its thread tells nothing.',
    });
  });

  it('one that dies between two branches fails the next one', async () => {
    const mortal = threads(`tell({ played: { claims: 1, days: [] } }); process.exit(0);`);
    await expect(mortal.play(named('a', 'b', 'c'), SPAN, ignore, never)).rejects.toMatchObject({
      code: 'future-not-played',
    });
  });

  it('say so when memory runs out, and the process lives on', async () => {
    const narrow = new BranchThreads(file, 2, { ...WIDE, memory: { maxOldGenerationSizeMb: 16 } });
    await expect(narrow.play(runs, SPAN, ignore, never)).rejects.toMatchObject({
      code: 'future-not-played',
      message: expect.stringContaining('more memory than there is; ask for fewer days or claims'),
    });
  });
});
