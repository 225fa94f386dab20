import { readConfig } from './portal-config.js';

describe('the configuration', () => {
  it('needs nothing', () => {
    expect(readConfig({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      databaseUrl: 'sqlite:./data/portal.sqlite',
      adminToken: undefined,
      logLevel: 'info',
    });
  });

  it('is what the environment says', () => {
    const environment = {
      PORT: '0',
      HOST: '0.0.0.0',
      DATABASE_URL: 'postgres://portal@db/portal',
      ADMIN_TOKEN: 'sixteen-letters-',
      LOG_LEVEL: 'warn',
    };
    expect(readConfig(environment)).toEqual({
      port: 0,
      host: '0.0.0.0',
      databaseUrl: 'postgres://portal@db/portal',
      adminToken: 'sixteen-letters-',
      logLevel: 'warn',
    });
  });

  it('names every setting that cannot be accepted, at once', () => {
    const environment = {
      PORT: '70000',
      HOST: '',
      DATABASE_URL: 'mysql://db',
      ADMIN_TOKEN: 'short',
      LOG_LEVEL: 'loud',
    };
    const lines = (() => {
      try {
        readConfig(environment);
        return [];
      } catch (error) {
        return (error as Error).message.split('\n').slice(1);
      }
    })();
    expect(lines.map((line) => line.trim().split(':')[0])).toEqual(Object.keys(environment));
    expect(lines[2]).toContain('must be sqlite:<path> or postgres://…');
  });

  it('takes an empty ADMIN_TOKEN for none', () => {
    expect(readConfig({ ADMIN_TOKEN: '' }).adminToken).toBeUndefined();
  });
});
