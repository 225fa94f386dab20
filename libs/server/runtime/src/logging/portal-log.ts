import type { IncomingMessage, ServerResponse } from 'node:http';
import type { LoggerService } from '@nestjs/common';
import { type DestinationStream, type Logger, pino } from 'pino';
import { type HttpLogger, pinoHttp } from 'pino-http';

type Level = 'debug' | 'info' | 'warn' | 'error' | 'fatal';

/**
 * Contexts in which Nest tells step by step how it puts the application together: a line for every module, controller and
 * route, the same at every start. They are written as `debug`, so that at `info` the log holds what happens, not what the
 * code consists of. Warnings and errors of the same contexts keep their level.
 */
const STARTUP_CONTEXTS: ReadonlySet<string | undefined> = new Set([
  'NestFactory',
  'InstanceLoader',
  'WebSocketsController',
  'RoutesResolver',
  'RouterExplorer',
  'NestApplication',
]);
/** File descriptor of standard error. */
const STANDARD_ERROR = 2;

/**
 * The process's log: one line of JSON an entry on standard error, so that standard output stays for people. Neither
 * bodies nor query strings are logged: a search may hold a name.
 */
export class PortalLog implements LoggerService {
  private readonly pino: Logger;

  /**
   * @param level the least severe level that is written, `silent` for none
   * @param destination where the lines go
   */
  constructor(level: string, destination: DestinationStream = pino.destination(STANDARD_ERROR)) {
    this.pino = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination);
  }

  /** Nest's word for `info`. */
  log(message: unknown, ...rest: unknown[]): void {
    this.write(STARTUP_CONTEXTS.has(contextOf(rest)) ? 'debug' : 'info', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  /** Middleware that logs every answer: what went well as `debug`, refusals as `info`, failures as `error`. */
  requests(): HttpLogger {
    return pinoHttp({
      logger: this.pino,
      customLogLevel: (_, { statusCode }, error) =>
        error || statusCode >= 500 ? 'error' : statusCode >= 400 ? 'info' : 'debug',
      serializers: {
        req: ({ method, url }: IncomingMessage) => ({ method, path: url?.split('?')[0] }),
        res: ({ statusCode }: ServerResponse) => ({ statusCode }),
      },
    });
  }

  /** Nest hands over the context last, and for errors the stack before it. */
  private write(level: Level, message: unknown, rest: unknown[]): void {
    const context = contextOf(rest);
    const stack = level === 'error' && rest.length > 1 ? rest[0] : undefined;
    this.pino[level](
      { context, stack },
      message instanceof Error ? (message.stack ?? message.message) : String(message),
    );
  }
}

/** The context that Nest handed over. In the built file classes that name themselves have a `_` before their names. */
function contextOf(rest: readonly unknown[]): string | undefined {
  const context = rest.at(-1);
  return typeof context === 'string' ? context.replace(/^_/, '') : undefined;
}
