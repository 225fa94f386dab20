import { type PracticeInput, runEnd, runStart } from '@portal/domain';
import { ClaimEntity, GenerationRunEntity, LearningEventEntity } from '@portal/server/database';
import { worldDigest } from '@portal/server/generation/testing';
import { PracticeOutlet } from '@portal/server/learning';
import { type RunDefinition, simulate } from '@portal/simulation';
import { LabPlayer } from './testing/lab-player.js';
import { type OpenPortal, openPortal } from './testing/open-portal.js';

const WORLD = {
  scenarioId: 'demo',
  seed: 99,
  claimsPerDay: 40,
  warmupDays: 21,
  duration: '1-week',
  speed: 'real-time',
} as const;

const SESSION = { patternId: 'PTN-001', providerId: 'PRV-001', userId: 'Ada', sessionId: 'LAB-1' } as const;
const STEPS: readonly PracticeInput[] = [
  { ...SESSION, kind: 'practice-started' },
  { ...SESSION, kind: 'practice-completed', duration: 410_000, correct: 9, total: 10, score: 0.95, claimId: 'CLM-1' },
];

/** Plays the run up to the start of a day and holds it there. */
async function playUntil({ client }: OpenPortal, until: string): Promise<void> {
  if ((await client.status()).state === 'running') await client.command('pause');
  await client.command('resume', { until, speed: 'max' });
  await client.until(({ state }) => state === 'paused');
}

/** The same run, with a person's practice after two days; `restart` ends the process around it. */
async function live({ practice = true, restart = false }): Promise<string> {
  let portal = await openPortal();
  const reopen = async () => {
    if (!restart) return;
    const { file } = portal;
    await portal.app.close();
    portal = await openPortal(file);
  };
  const { runId } = await portal.client.start(WORLD);
  await playUntil(portal, '2026-01-07');
  for (const input of practice ? STEPS : []) {
    await reopen();
    const outlet = portal.app.get(PracticeOutlet);
    const at = await outlet.take(runId, input);
    expect(await outlet.take(runId, input)).toBe(at);
  }
  await reopen();
  await playUntil(portal, '2026-01-09');
  await reopen();
  await portal.client.command('resume', { speed: 'max' });
  await portal.client.completed();
  const digest = await worldDigest(portal.sources.writer);
  await portal.close();
  return digest;
}

describe('a person’s practice is an input of the run (law 1)', () => {
  it('the same practice gives the same rows, whenever the process ended; without it they are others', async () => {
    const once = await live({});
    expect(await live({ restart: true })).toBe(once);
    expect(await live({ practice: false })).not.toBe(once);
  });

  describe('what people did over HTTP', () => {
    let portal: OpenPortal;
    afterEach(() => portal.close());

    it('stands in the run, and a replay of the run gives the same claims and events', async () => {
      portal = await openPortal();
      await portal.client.start(WORLD);
      await playUntil(portal, '2026-01-07');
      const player = new LabPlayer(portal);
      await player.play('PTN-001', 'Ada Brown');
      await player.play('PTN-004', 'Ada Brown');
      await portal.client.command('resume', { speed: 'max' });
      await portal.client.completed();

      const { reader } = portal.sources;
      const [row] = (await reader.getRepository(GenerationRunEntity).find()) as [GenerationRunEntity];
      expect(row.inputs).toHaveLength(4);
      const run = { ...row, runId: row.id } as unknown as RunDefinition;
      const { batch } = simulate(run, runStart(row.config), runEnd(row.config) as number, null);
      const claims = await reader.getRepository(ClaimEntity).find({ order: { id: 'ASC' } });
      const outline = ({ id, denialCauseId, paidAmount }: Pick<ClaimEntity, 'id' | 'denialCauseId' | 'paidAmount'>) =>
        [id, denialCauseId, paidAmount].join();
      expect(batch.claims.map(outline)).toEqual(claims.map(outline));
      const events = await reader.getRepository(LearningEventEntity).find({ order: { id: 'ASC' } });
      expect(batch.learningEvents).toEqual(events.map(({ recordedAt: _, ...event }) => event));
      expect(events.filter(({ userId }) => userId === 'Ada Brown')).toHaveLength(6);
    });
  });
});
