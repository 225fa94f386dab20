import { randomUUID } from 'node:crypto';
import { readConfig } from './portal-config.js';

describe('the configuration', () => {
  it('needs nothing', () => {
    expect(readConfig({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      databaseUrl: 'sqlite:./data/portal.sqlite',
      adminToken: undefined,
      logLevel: 'info',
      factCheckHour: 8,
      warmUp: true,
      booking: { baseUrl: undefined, apiKey: undefined, timeoutMs: 5000, externalIds: {}, debugRoutes: true },
    });
  });

  it('is what the environment says', () => {
    const environment = {
      PORT: '0',
      HOST: '0.0.0.0',
      DATABASE_URL: 'postgres://portal@db/portal',
      ADMIN_TOKEN: 'sixteen-letters-',
      LOG_LEVEL: 'warn',
      FACT_CHECK_HOUR: '23',
      WARM_UP: 'off',
    };
    expect(readConfig(environment)).toEqual({
      port: 0,
      host: '0.0.0.0',
      databaseUrl: 'postgres://portal@db/portal',
      adminToken: 'sixteen-letters-',
      logLevel: 'warn',
      factCheckHour: 23,
      warmUp: false,
      booking: expect.objectContaining({ baseUrl: undefined }),
    });
  });

  it('names every setting that cannot be accepted, at once', () => {
    const environment = {
      PORT: '70000',
      HOST: '',
      DATABASE_URL: 'mysql://db',
      ADMIN_TOKEN: 'short',
      LOG_LEVEL: 'loud',
      FACT_CHECK_HOUR: '24',
      WARM_UP: 'yes',
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

  it('has facts checked at midnight, or never, where it is told so', () => {
    expect(readConfig({ FACT_CHECK_HOUR: '0' }).factCheckHour).toBe(0);
    expect(readConfig({ FACT_CHECK_HOUR: 'off' }).factCheckHour).toBeNull();
  });

  it('takes an empty ADMIN_TOKEN for none', () => {
    expect(readConfig({ ADMIN_TOKEN: '' }).adminToken).toBeUndefined();
  });

  describe('of the booking system', () => {
    const id = randomUUID();

    it('has an address, a key, a limit, and ids of its own for the kinds of visit', () => {
      const { booking } = readConfig({
        INTAKEQ_BASE_URL: 'https://booking.example/api/v1',
        INTAKEQ_API_KEY: 'key',
        INTAKEQ_TIMEOUT_MS: '800',
        INTAKEQ_FOLLOW_UP_SHORT_ID: id,
        NODE_ENV: 'production',
      });
      expect(booking).toEqual({
        baseUrl: 'https://booking.example/api/v1',
        apiKey: 'key',
        timeoutMs: 800,
        externalIds: { 'follow-up-short': id },
        debugRoutes: false,
      });
    });

    it.each([
      ['INTAKEQ_INTAKE_ID', 'intake', /UUID/],
      ['INTAKEQ_BASE_URL', 'booking.example', /URL/],
      ['INTAKEQ_TIMEOUT_MS', '0', />=100/],
    ])('is refused when %s is %p', (name, value, words) => {
      expect(() => readConfig({ [name]: value })).toThrow(name);
      expect(() => readConfig({ [name]: value })).toThrow(words);
    });

    it('needs a key where it has an address', () => {
      expect(() => readConfig({ INTAKEQ_BASE_URL: 'https://booking.example' })).toThrow(/INTAKEQ_API_KEY/);
    });

    it('shows debug routes in production only when it is told to', () => {
      expect(readConfig({ NODE_ENV: 'production', DEBUG_ROUTES: 'on' }).booking.debugRoutes).toBe(true);
      expect(readConfig({ DEBUG_ROUTES: 'off' }).booking.debugRoutes).toBe(false);
    });
  });
});
