import { builtThread } from '@portal/server/database/testing';
import { csvTemplate } from '@portal/interchange';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InProcessReader } from './claim-reader.js';
import type { ReadingTask } from './claim-reading.js';
import type { ReceivedBatch } from './received-batches.js';
import { ThreadedReader } from './threaded-reader.js';

const SET = { id: 'RUN-ABCDEF', runKey: 'ABCDEF' };
const NOBODY_GONE = new AbortController().signal;
const CHOICES = { providers: {}, payers: { EXAMPLE1: 'PAY-001' } };

describe('files of claims that are read in a thread', () => {
  let folder: string;
  let reader: ThreadedReader;
  let uploads = 0;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'portal-reader-'));
    reader = new ThreadedReader(builtThread('libs/server/generation/src/received/claim-thread.main.ts'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  function task(content: string, changes: Partial<ReadingTask> = {}): ReadingTask {
    const path = join(folder, `upload-${uploads++}`);
    writeFileSync(path, content);
    return { files: [{ path, originalname: 'a.csv' }], ...CHOICES, ...changes };
  }

  /** The template's two claims over and over, under numbers and a provider of their own. */
  function manyClaims(times: number): string {
    const [head = '', ...rows] = csvTemplate().trimEnd().split('\r\n');
    const known = rows.map((row) =>
      row.replace(/,\d{10},Example Family Practice,/, ',9261497865,Example Family Practice,'),
    );
    const copies = Array.from({ length: times }, (_, copy) => known.map((row) => row.replace(/^EXAMPLE/, `E${copy}`)));
    return `${[head, ...copies.flat()].join('\r\n')}\r\n`;
  }

  async function read(by: Pick<ThreadedReader, 'open'>, asked: ReadingTask) {
    const reading = await by.open(asked, NOBODY_GONE);
    const batches: ReceivedBatch[] = [];
    for await (const batch of reading.batches(SET)) batches.push(batch);
    await reading.close();
    return { result: reading.result, batches };
  }

  it('are read as they are in the process, to the last batch', async () => {
    const asked = task(manyClaims(400));
    const there = await read(reader, asked);
    expect(there).toEqual(await read(new InProcessReader(), asked));
    expect(there.batches.map(({ places }) => places.length)).toEqual([500, 300]);
    expect(there.result.report).toMatchObject({ claims: 800, approved: 400, denied: 400, errors: 0 });
  });

  it('are refused in the same words, with what stands in the way', async () => {
    for (const asked of [task('Dear Sir'), task(manyClaims(1), { payers: { EXAMPLE1: 'PAY-999' } })]) {
      const words = await new InProcessReader().open(asked, NOBODY_GONE).catch((error: unknown) => error);
      const { code, message, problems, extensions } = words as Record<string, unknown>;
      await expect(reader.open(asked, NOBODY_GONE)).rejects.toMatchObject({ code, message, problems, extensions });
    }
  });

  it('are let go of when nobody waits for them any more', async () => {
    const gone = new AbortController();
    const opening = reader.open(task(manyClaims(2_000)), gone.signal);
    gone.abort(new Error('nobody waits'));
    await expect(opening).rejects.toThrow('nobody waits');
    const late = new AbortController();
    const reading = await reader.open(task(manyClaims(800)), late.signal);
    const batches = reading.batches(SET)[Symbol.asyncIterator]();
    await batches.next();
    late.abort(new Error('nobody waits'));
    await expect(batches.next()).rejects.toThrow('nobody waits');
  });

  it('are refused when they hold more claims than can be held', async () => {
    await expect(reader.open(task(manyClaims(10_001)), NOBODY_GONE)).rejects.toMatchObject({
      ...{ code: 'invalid-input', message: expect.stringContaining('20000 claims at once are the most') },
    });
  });
});
