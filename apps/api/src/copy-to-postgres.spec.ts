import type { Dashboard } from '@portal/contracts';
import { copyToPostgres } from '@portal/server/database';
import { describeOnServer, openScratchDatabase } from '@portal/server/database/testing';
import { rowCounts, SMALL_WORLD, worldDigest } from '@portal/server/generation/testing';
import { openPortal, servePortal } from './testing/open-portal.js';

describeOnServer('a portal that moves from a file to a server', () => {
  it('has the same rows there, shows the same figures, and its run goes on as it would have', async () => {
    const portal = await openPortal();
    const server = await openScratchDatabase('postgres');
    const { runId } = await portal.client.start({ ...SMALL_WORLD, speed: 'real-time' });
    await portal.client.command('pause');
    await portal.client.command('resume', { until: '2026-01-08', speed: 'max' });
    await portal.client.until(({ state }) => state === 'paused');
    const dashboard = `/api/metrics/dashboard?runId=${runId}&period=month`;
    const figures = await portal.client.accepted<Dashboard>('GET', dashboard);
    const halfway = await rowCounts(portal.sources.reader);
    await copyToPostgres(portal.file, server.url);
    await portal.client.command('resume', { speed: 'max' });
    await portal.client.completed();

    const moved = await servePortal(server.url);
    expect(await rowCounts(moved.sources.reader)).toEqual(halfway);
    const there = await moved.client.accepted<Dashboard>('GET', dashboard);
    expect(there).toEqual({ ...figures, computedAt: there.computedAt });
    await moved.client.command('resume', { speed: 'max' });
    await moved.client.completed();
    const after = await rowCounts(moved.sources.reader);
    expect(after['claims']).toBeGreaterThan(halfway['claims'] as number);
    expect(await worldDigest(moved.sources.reader)).toBe(await worldDigest(portal.sources.reader));
    await moved.close();
    await server.close();
    await portal.close();
  });
});
