import type {
  ClaimImport,
  Dashboard,
  FactAudit,
  LabPatterns,
  LabSessionView,
  LearningEventView,
  LearningProgress,
  ResultsStatementView,
  RunSummary,
  StatementPage,
} from '@portal/contracts';
import { addDays, dayOf } from '@portal/domain';
import { policyBook } from '@portal/reference';
import { describeOnEachEngine } from '@portal/server/database/testing';
import { SMALL_WORLD } from '@portal/server/generation/testing';
import { PracticeOutlet } from '@portal/server/learning';
import { uploadClaims } from './testing/claim-files.js';
import { LabPlayer } from './testing/lab-player.js';
import { openPortal, portalOn, type ServedPortal } from './testing/open-portal.js';
import type { PortalClient } from './testing/portal-client.js';
import { type ExportedFiles, exportedFiles } from './testing/run-files.js';

const RUNS = '/api/admin/generation/runs';
const FILES = ['claims.837', 'remittances.835'];
const WORLD = { ...SMALL_WORLD, scenarioId: 'industry', claimsPerDay: 40, practiceSessionsPerDay: 0 } as const;

describe('practice on a set of claims that came from files', () => {
  let files: ExportedFiles;

  beforeAll(async () => {
    const home = await openPortal();
    const { runId } = await home.client.start(WORLD);
    await home.client.completed();
    files = await exportedFiles(home.client, runId, FILES);
    await home.close();
  });

  describeOnEachEngine('belongs to the set', (engine) => {
    let portal: ServedPortal;
    let client: PortalClient;
    let player: LabPlayer;
    let set: RunSummary;
    let patternId: string;
    let lastSecond: string;

    beforeAll(async () => {
      portal = await portalOn(engine);
      client = portal.client;
      player = new LabPlayer(portal, policyBook('fee-schedule'));
      const { runId } = (await uploadClaims<ClaimImport>(client, files, { request: { name: 'January' } })).body;
      set = await client.accepted('GET', `${RUNS}/${runId}`);
      const { items } = await client.accepted<LabPatterns>('GET', `/api/claim-lab/patterns?runId=${runId}`);
      patternId = items[0]?.patternId as string;
      lastSecond = `${addDays(dayOf(set.simulatedNow), -1)}T23:59:59Z`;
    });
    afterAll(() => portal.close());

    const summary = () => client.accepted<RunSummary>('GET', `${RUNS}/${set.runId}`);
    const practiceOf = async (query = '') => {
      const { tiles } = await client.accepted<Dashboard>('GET', `/api/metrics/dashboard?period=month${query}`);
      const value = (key: string) => tiles.find((tile) => tile.key === key)?.value;
      return [value('practice-sessions'), value('practice-score')];
    };
    const differing = async () =>
      (await client.accepted<FactAudit>('POST', `${RUNS}/${set.runId}/facts/check`)).differing;
    const eventsOf = async (userId: string) =>
      (await client.accepted<{ items: LearningEventView[] }>('GET', `/api/learning-events?userId=${userId}`)).items;

    it('with its three events, at its last second', async () => {
      expect(await practiceOf()).toEqual([0, null]);
      const session = await player.play(patternId, 'Ada');
      expect(session).toMatchObject({ state: 'completed', runId: set.runId });
      expect([session.simulatedStart, session.simulatedEnd]).toEqual([lastSecond, lastSecond]);
      const events = (await eventsOf('Ada')).reverse();
      expect(events.map(({ type, runId, timestamp, sessionId }) => [type, runId, timestamp, sessionId])).toEqual(
        ['practice-started', 'practice-completed', 'correction-applied'].map((type) => [
          ...[type, set.runId, lastSecond, session.id],
        ]),
      );
    });

    it('in the figures of its dashboard and its history, which its events give when they are counted anew', async () => {
      expect(await practiceOf()).toEqual([1, 1]);
      expect(await practiceOf(`&runId=${set.runId}`)).toEqual([1, 1]);
      expect(await summary()).toMatchObject({ claims: set.claims, denials: set.denials, learningEvents: 3 });
      expect(await client.status()).toMatchObject({ runId: set.runId, state: 'completed', learningEvents: 3 });
      expect(await differing()).toBe(0);
    });

    it('in what people learned, and in a statement of its days', async () => {
      const { runId, effects } = await client.accepted<LearningProgress>('GET', '/api/learning-events/progress');
      expect([runId, effects.map((effect) => [effect.patternId, effect.sessions, effect.after])]).toEqual([
        ...[set.runId, [[patternId, 1, null]]],
      ]);
      const days = { from: addDays(dayOf(lastSecond), -29), to: dayOf(lastSecond) };
      const body = { runId: set.runId, ...days, issuedBy: 'Ada' };
      const statement = await client.accepted<ResultsStatementView>('POST', '/api/results-statements', body);
      expect(statement).toMatchObject({ sessions: 1, people: 1, intact: true });
    });

    it('once, however often a step comes, and whoever takes it at the same time', async () => {
      const about = { patternId: 'PTN-001', providerId: 'PRV-001', userId: 'Bert', sessionId: 'LAB-TWICE' } as const;
      const completed = { ...about, kind: 'practice-completed', duration: 1, correct: 5, total: 10 } as const;
      const outlet = portal.app.get(PracticeOutlet);
      const take = () => outlet.take(set.runId, { ...completed, score: 0.5, claimId: null });
      expect(await Promise.all([take(), take(), take()])).toEqual([lastSecond, lastSecond, lastSecond]);
      expect((await eventsOf('Bert')).map(({ id }) => id)).toEqual(['EVT-LAB-TWICE-2']);
      expect([await practiceOf(), (await summary()).learningEvents]).toEqual([[2, 0.75], 4]);
    });

    it('and leaves a run that goes on beside it the current one', async () => {
      const { runId } = await client.start({ ...WORLD, seed: 5, duration: 'continuous' });
      await client.command('pause');
      // As a set stands that was imported while the run went on: right behind it.
      await portal.sources.writer.query(
        `UPDATE generation_runs SET revision = (SELECT max(revision) - 1 FROM generation_runs) WHERE id = '${set.runId}'`,
      );
      for (const user of ['Cara', 'Dora', 'Emil']) {
        expect(await player.play(patternId, user, set.runId)).toMatchObject({ runId: set.runId, state: 'completed' });
        expect(await client.status()).toMatchObject({ runId, state: 'paused' });
      }
      expect((await practiceOf(`&runId=${set.runId}`))[0]).toBe(5);
      await client.command('step', { days: 1 });
      await client.until(({ state }) => state === 'paused');
      expect(await differing()).toBe(0);
      await client.command('stop');
      const { items } = await client.accepted<{ items: RunSummary[] }>('GET', RUNS);
      expect(items.find((run) => run.runId === runId)?.learningEvents).toBe(0);
    });

    it('and goes with it; the statement stays', async () => {
      const open = { patternId, userId: 'Fay', runId: set.runId };
      await client.accepted<LabSessionView>('POST', '/api/claim-lab/sessions', open);
      await client.accepted('DELETE', `${RUNS}/${set.runId}`);
      for (const table of ['learning_events', 'lab_sessions', 'metric_facts', 'daily_facts', 'claims']) {
        const rows = await portal.sources.reader.query(`SELECT * FROM ${table} WHERE run_id = '${set.runId}'`);
        expect([table, rows]).toEqual([table, []]);
      }
      const { items } = await client.accepted<StatementPage>('GET', '/api/results-statements');
      expect(items).toMatchObject([{ runId: set.runId, intact: true }]);
    });
  });
});
