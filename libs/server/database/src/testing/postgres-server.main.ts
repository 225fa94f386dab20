import { once } from 'node:events';
import { startPostgres } from './postgres-server.js';

/** A process that runs an empty server, says its address, and ends it once standard input ends, also when its parent dies. */
async function serve(): Promise<void> {
  // Who interrupts the tests on a terminal interrupts this process as well, while suites still use the server.
  process.on('SIGINT', () => undefined);
  const { url, stop } = await startPostgres();
  process.stdout.write(`${url}\n`);
  const ended = once(process.stdin, 'end');
  process.stdin.resume();
  await ended;
  await stop();
}

serve().catch((error: Error) => {
  console.error(`There is no PostgreSQL server for the tests to share: ${error.message}`);
  process.exitCode = 1;
});
