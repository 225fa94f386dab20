import { z } from 'zod';
import { SHORTEST_TOKEN } from '../auth/admin-token.js';
import { type BookingConfig, bookingSettings, toBookingConfig } from './booking-config.js';

const schema = z
  .object({
    PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
    HOST: z.string().min(1).default('127.0.0.1'),
    DATABASE_URL: z
      .string()
      .regex(/^(sqlite:.+|postgres(ql)?:\/\/.+)$/, 'must be sqlite:<path> or postgres://…')
      .default('sqlite:./data/portal.sqlite'),
    ADMIN_TOKEN: z
      .string()
      .transform((text) => text || undefined)
      .pipe(z.string().min(SHORTEST_TOKEN, `must have at least ${SHORTEST_TOKEN} characters`).optional())
      .optional(),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
    FACT_CHECK_HOUR: z
      .string()
      .regex(/^(off|[01]?\d|2[0-3])$/, 'must be off or an hour from 0 to 23, UTC')
      .default('8')
      .transform((text) => (text === 'off' ? null : Number(text))),
    WARM_UP: z
      .enum(['on', 'off'])
      .default('on')
      .transform((text) => text === 'on'),
    ...bookingSettings,
  })
  .refine(({ INTAKEQ_BASE_URL, INTAKEQ_API_KEY }) => !INTAKEQ_BASE_URL || INTAKEQ_API_KEY, {
    path: ['INTAKEQ_API_KEY'],
    error: 'is needed where INTAKEQ_BASE_URL is set',
  });

/** What the environment decides. */
export interface PortalConfig {
  readonly port: number;
  readonly host: string;
  readonly databaseUrl: string;
  /** Undefined = made at first start and kept beside the database. */
  readonly adminToken: string | undefined;
  readonly logLevel: string;
  /** Hour of the day (UTC) in which facts are checked by themselves; null = they are not. */
  readonly factCheckHour: number | null;
  /** Whether it makes the simulation quick before somebody starts a run, which takes half a core for a few seconds. */
  readonly warmUp: boolean;
  readonly booking: BookingConfig;
}

/**
 * Reads the environment.
 * @throws Error that names every variable that cannot be accepted, at once
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): PortalConfig {
  const result = schema.safeParse(environment);
  if (!result.success) {
    const lines = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The environment has settings that cannot be accepted:\n${lines.join('\n')}`);
  }
  const { PORT, HOST, DATABASE_URL, ADMIN_TOKEN, LOG_LEVEL, FACT_CHECK_HOUR, WARM_UP } = result.data;
  return {
    port: PORT,
    host: HOST,
    databaseUrl: DATABASE_URL,
    adminToken: ADMIN_TOKEN,
    logLevel: LOG_LEVEL,
    factCheckHour: FACT_CHECK_HOUR,
    warmUp: WARM_UP,
    booking: toBookingConfig(result.data),
  };
}
