import Database from 'better-sqlite3';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtStatementThread } from '../testing/built-thread.js';
import { StatementThread } from './statement-thread.js';

describe('a thread of statements', () => {
  const file = builtStatementThread();
  let folder: string;
  let thread: StatementThread;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'portal-thread-'));
    const path = join(folder, 'test.sqlite');
    new Database(path).exec('CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT)').close();
    thread = new StatementThread(file, { path, pragmas: ['journal_mode = WAL', 'busy_timeout = 100'] });
  });

  afterEach(async () => {
    await thread.close();
    rmSync(folder, { recursive: true });
  });

  const insert = (id: number) => thread.run('INSERT INTO notes VALUES (?, ?)', [id, `note ${id}`]);

  it('does statements in the order in which they are sent, nobody waiting', async () => {
    const sent = Array.from({ length: 50 }, (_, id) => insert(id));
    const { columns, values } = await thread.run('SELECT count(*) AS number, max(text) AS last FROM notes', []);
    expect([columns, values]).toEqual([
      ['number', 'last'],
      [50, 'note 9'],
    ]);
    expect((await Promise.all(sent)).map(({ changes }) => changes)).toEqual(Array(50).fill(1));
  });

  it('keeps more statements apart than it remembers, and those that come again and again', async () => {
    for (let round = 0; round < 3; round++) {
      const numbers = Array.from({ length: 250 }, (_, number) => number);
      const answers = await Promise.all(
        numbers.flatMap((number) => [
          thread.run(`SELECT ${number} AS number, ? AS text`, [`text ${number}`]),
          thread.run('SELECT ? AS number', [number]),
        ]),
      );
      expect(answers.map(({ columns, values }) => [columns, values])).toEqual(
        numbers.flatMap((number) => [
          [
            ['number', 'text'],
            [number, `text ${number}`],
          ],
          [['number'], [number]],
        ]),
      );
    }
  });

  it('says why a statement failed, with the code that SQLite gives, and goes on', async () => {
    await insert(1);
    await expect(insert(1)).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT_PRIMARYKEY' });
    await expect(thread.run('SELECT nonsense', [])).rejects.toThrow('no such column: nonsense');
    expect((await insert(2)).changes).toBe(1);
  });

  it('does nothing of a transaction that is over', async () => {
    await thread.run('BEGIN IMMEDIATE', []);
    await thread.run('INSERT INTO notes VALUES (1, null)', [], true);
    await thread.run('ROLLBACK', [], true);
    for (const sql of ['INSERT INTO notes VALUES (2, null)', 'COMMIT']) {
      await expect(thread.run(sql, [], true)).rejects.toMatchObject({ code: 'SQLITE_ABORT_ROLLBACK' });
    }
    expect((await thread.run('SELECT * FROM notes', [])).values).toEqual([]);
  });

  it('leaves the event loop free while it waits for a lock', async () => {
    await insert(0);
    const other = new Database(join(folder, 'test.sqlite'));
    other.exec('BEGIN IMMEDIATE');
    let turns = 0;
    const timer = setInterval(() => turns++, 5);
    await expect(insert(1)).rejects.toMatchObject({ code: 'SQLITE_BUSY' });
    clearInterval(timer);
    other.exec('ROLLBACK');
    other.close();
    expect(turns).toBeGreaterThan(2);
  });

  it('fails what is on its way when it dies, and is started anew by the next statement', async () => {
    const mortal = join(folder, 'mortal.mjs');
    writeFileSync(
      mortal,
      `import { parentPort } from 'node:worker_threads';
       parentPort.on('message', ({ number, sql }) => (sql === 'live' ? parentPort.postMessage({ number }) : process.exit(1)));`,
    );
    const other = new StatementThread(mortal, { path: '', pragmas: [] });
    const fate = Promise.allSettled([other.run('die', []), other.run('later', [])]);
    expect(await fate).toMatchObject([1, 2].map(() => ({ reason: { code: 'SQLITE_IOERR_THREAD' } })));
    expect(await other.run('live', [])).toEqual({ number: 3 });
    await other.close();
  });

  it('leaves the statements of its successor alone when it throws and then ends', async () => {
    const mortal = join(folder, 'thrower.mjs');
    writeFileSync(
      mortal,
      `import { parentPort, threadId } from 'node:worker_threads';
       parentPort.on('message', ({ number, sql }) => {
         if (sql === 'throw') throw new Error('out of memory');
         if (sql === undefined) parentPort.close();
         else setTimeout(() => parentPort.postMessage({ number, values: [threadId] }), sql === 'slow' ? 500 : 0);
       });`,
    );
    const other = new StatementThread(mortal, { path: '', pragmas: [] });
    await expect(other.run('throw', [])).rejects.toMatchObject({
      code: 'SQLITE_IOERR_THREAD',
      message: 'SQLite stopped: out of memory',
    });
    const { values: successor } = await other.run('slow', []);
    expect((await other.run('quick', [])).values).toEqual(successor);
    await other.close();
  });
});
