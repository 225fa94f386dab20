import { Controller, Get, Logger, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { PortalLog } from './portal-log.js';

/** A line of the log; levels are pino's numbers. */
interface Line {
  readonly level: number;
  readonly context?: string;
  readonly msg: string;
}

const [DEBUG, INFO, WARN, ERROR] = [20, 30, 40, 50];

@Controller('orders')
class OrdersController {
  @Get()
  list() {
    return [];
  }
}

@Module({ controllers: [OrdersController] })
class OrdersModule {}

describe('the log', () => {
  let lines: Line[];
  const logAt = (level: string) => new PortalLog(level, { write: (line) => void lines.push(JSON.parse(line) as Line) });
  const start = async (log: PortalLog) => {
    const app = await NestFactory.create(OrdersModule, { logger: log, abortOnError: false });
    await app.init();
    await app.close();
  };

  beforeEach(() => void (lines = []));

  it('writes at the level that was meant', () => {
    const log = logAt('debug');
    log.debug('a', 'Import');
    log.log('b', 'Import');
    log.warn('c', 'Import');
    log.error('d', 'the stack', 'Import');
    expect(lines).toMatchObject([
      { level: DEBUG, context: 'Import', msg: 'a' },
      { level: INFO, context: 'Import', msg: 'b' },
      { level: WARN, context: 'Import', msg: 'c' },
      { level: ERROR, context: 'Import', msg: 'd', stack: 'the stack' },
    ]);
  });

  it('shows what the portal says of itself at the usual level', async () => {
    await start(logAt('info'));
    new Logger('Import').log('Removed what was stored of run RUN-1');
    expect(lines).toMatchObject([{ level: INFO, context: 'Import', msg: 'Removed what was stored of run RUN-1' }]);
  });

  it('keeps what Nest tells of a start for those who look for it', async () => {
    await start(logAt('debug'));
    expect(new Set(lines.map(({ level }) => level))).toEqual(new Set([DEBUG]));
    expect(new Set(lines.map(({ context }) => context))).toEqual(
      new Set(['NestFactory', 'InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'NestApplication']),
    );
  });

  it('writes warnings of a start as warnings', () => {
    logAt('info').warn('No controller', 'RoutesResolver');
    expect(lines).toMatchObject([{ level: WARN, context: 'RoutesResolver' }]);
  });
});
