import type { IncomingMessage, ServerResponse } from 'node:http';
import type { LoggerService } from '@nestjs/common';
import { type Logger, pino } from 'pino';
import { type HttpLogger, pinoHttp } from 'pino-http';

type Level = 'debug' | 'info' | 'warn' | 'error' | 'fatal';

/**
 * The process's log: one line of JSON an entry on standard error, so that standard output stays for people. Neither
 * bodies nor query strings are logged: a search may hold a name.
 */
export class PortalLog implements LoggerService {
  private readonly pino: Logger;

  /** @param level the least severe level that is written, `silent` for none */
  constructor(level: string) {
    this.pino = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2));
  }

  log(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
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
    const context = typeof rest.at(-1) === 'string' ? rest.at(-1) : undefined;
    const stack = level === 'error' && rest.length > 1 ? rest[0] : undefined;
    this.pino[level](
      { context, stack },
      message instanceof Error ? (message.stack ?? message.message) : String(message),
    );
  }
}
