// The PostgreSQL server that the suites of a test run share. Each has a database of its own on it: to start a server for
// each of them would take as long as most of what they prove there.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { bundle } from './bundle.mjs';
import { ROOT } from './nx.mjs';

const ENTRY = 'libs/server/database/src/testing/postgres-server.main.ts';
const FILE = 'dist/testing/postgres-server.main.mjs';

/** Starts it; null where it cannot be started, whose reason is printed: each suite then tries by itself. */
export async function startSharedPostgres() {
  await bundle(ENTRY, FILE, []);
  const child = spawn(process.execPath, [FILE], { cwd: ROOT, stdio: ['pipe', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  const [said] = await Promise.race([once(child.stdout, 'data'), exited]);
  if (!Buffer.isBuffer(said)) return null;
  const stop = async () => {
    child.stdin.end();
    await exited;
  };
  return { url: said.toString().trim(), stop };
}
