import { openScratchDatabase, type ScratchDatabase } from '@portal/server/database/testing';
import { PortalProcess } from './testing/portal-process.js';

describe('the start', () => {
  let database: ScratchDatabase;

  beforeAll(async () => {
    database = await openScratchDatabase('sqlite');
  });
  afterAll(() => database.close());

  it('prints one link that signs in, and says when the port is in use', async () => {
    const portal = await PortalProcess.start(database.url, { ADMIN_TOKEN: '' });
    const [url, token] = portal.signInLink.split('/#token=') as [string, string];
    const status = (bearer: string) =>
      fetch(`${url}/api/admin/generation/status`, { headers: { authorization: `Bearer ${bearer}` } });
    expect(token.length).toBeGreaterThanOrEqual(32);
    expect((await status(token)).status).toBe(200);
    expect((await status(`${token}x`)).status).toBe(401);

    const { port } = new URL(url);
    await expect(PortalProcess.start(database.url, { PORT: port })).rejects.toThrow(`Port ${port} is in use`);
    await portal.end('SIGTERM');
  });

  it('says nothing more at the usual level of the log', async () => {
    const portal = await PortalProcess.start(database.url, { LOG_LEVEL: 'info', WARM_UP: 'on' });
    expect(portal.startLog).toBe('');
    await portal.end('SIGTERM');
  });

  it('names every setting that cannot be accepted', async () => {
    const start = PortalProcess.start('mysql://nowhere', { PORT: 'http', ADMIN_TOKEN: 'short' });
    await expect(start).rejects.toThrow(/PORT[^]*DATABASE_URL[^]*ADMIN_TOKEN/);
  });
});
