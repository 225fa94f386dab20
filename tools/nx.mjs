// Runs Nx as a child of this process: no daemon, no terminal interface, signals handed on.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root of the workspace. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');

const NX = ['node_modules/nx/dist/bin/nx.js', 'node_modules/nx/bin/nx.js']
  .map((file) => join(ROOT, file))
  .find(existsSync);

/** Runs `nx <args>` and answers with its exit code. */
export function nx(args, env = {}) {
  return run(process.execPath, [NX, ...args], { NX_DAEMON: 'false', NX_TUI: 'false', ...env });
}

/** Runs a command in the workspace root with its output on ours and answers with its exit code. */
export function run(command, args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: 'inherit', env: { ...process.env, ...env } });
    const forward = (signal) => child.kill(signal);
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, forward);
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      for (const name of ['SIGINT', 'SIGTERM']) process.off(name, forward);
      resolve(code ?? (signal ? 1 : 0));
    });
  });
}
