import { closeDataSources, openDataSources, parseDatabaseUrl } from '@portal/server/database';
import { describeOnEachEngine, openScratchDatabase, type ScratchDatabase } from '@portal/server/database/testing';
import { OWN_ENTITIES } from '@portal/server/generation';
import { SMALL_WORLD, worldDigest } from '@portal/server/generation/testing';
import { randomInt } from 'node:crypto';
import { PortalProcess } from './testing/portal-process.js';

/** About 2,500 claims, so that a cut falls into the middle of the run. */
const WORLD = { ...SMALL_WORLD, claimsPerDay: 25, warmupDays: 90 };
/** Claims that are stored, at least, when the power goes off. */
const CUTS = [1, 1_200];
const LONGEST_DELAY_MS = 30;
/** After each cut the lease of the process that was killed must run out first. */
const LIMIT_MS = 180_000;

/** Digest of the world that is stored there. */
async function digestOf({ url }: ScratchDatabase): Promise<string> {
  const target = parseDatabaseUrl(url);
  const sources = await openDataSources(target, OWN_ENTITIES);
  try {
    if (target.engine === 'sqlite')
      expect(await sources.writer.query('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    return await worldDigest(sources.writer);
  } finally {
    await closeDataSources(sources);
  }
}

describe('a process that is killed', () => {
  let undisturbed: string;

  beforeAll(async () => {
    const database = await openScratchDatabase('sqlite');
    const portal = await PortalProcess.start(database.url);
    await portal.client.start(WORLD);
    await portal.client.completed();
    await portal.end('SIGTERM');
    undisturbed = await digestOf(database);
    await database.close();
  });

  describeOnEachEngine('goes on where it was and ends with the same world', (engine) => {
    it(
      'whenever it is killed',
      async () => {
        const database = await openScratchDatabase(engine);
        let portal = await PortalProcess.start(database.url);
        const { runId } = await portal.client.start(WORLD);
        for (const cut of CUTS) {
          const { state } = await portal.client.until(({ claims }) => claims >= cut);
          expect(state).toBe('running');
          await new Promise((resolve) => setTimeout(resolve, randomInt(LONGEST_DELAY_MS)));
          await portal.end('SIGKILL');
          portal = await PortalProcess.start(database.url);
        }
        expect(await portal.client.completed()).toMatchObject({ runId });
        await portal.end('SIGTERM');
        expect(await digestOf(database)).toBe(undisturbed);
        await database.close();
      },
      LIMIT_MS,
    );
  });
});
