import { once } from 'node:events';
import { closeDataSources, openDataSources } from '../data-sources.js';
import { parseDatabaseUrl } from '../database-url.js';

/** A process that says that it is there, opens the database once it is told its address, and says how many migrations ran. */
async function open(): Promise<void> {
  process.stdout.write('there\n');
  const [url] = (await once(process.stdin, 'data')) as [Buffer];
  const sources = await openDataSources(parseDatabaseUrl(url.toString()));
  const rows = (await sources.reader.query('SELECT name FROM migrations')) as unknown[];
  await closeDataSources(sources);
  process.stdout.write(`${rows.length}\n`);
}

void open().finally(() => process.stdin.destroy());
