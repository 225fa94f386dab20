import type { VisitKind } from '@portal/domain';
import { z } from 'zod';

/** Longest wait for an answer of the booking system, in milliseconds, unless it is set. */
const DEFAULT_TIMEOUT_MS = 5_000;

const optionalText = z
  .string()
  .transform((text) => text || undefined)
  .optional();
const optionalId = optionalText.pipe(z.uuid('must be a UUID').optional());

/** Settings of the payer side. */
export const bookingSettings = {
  INTAKEQ_BASE_URL: optionalText.pipe(z.url({ protocol: /^https?$/, error: 'must be an http(s) URL' }).optional()),
  INTAKEQ_API_KEY: optionalText,
  INTAKEQ_TIMEOUT_MS: z.coerce.number().int().min(100).max(60_000).default(DEFAULT_TIMEOUT_MS),
  INTAKEQ_INTAKE_ID: optionalId,
  INTAKEQ_FOLLOW_UP_SHORT_ID: optionalId,
  INTAKEQ_FOLLOW_UP_EXTENDED_ID: optionalId,
  DEBUG_ROUTES: z.enum(['on', 'off']).optional(),
  NODE_ENV: z.string().optional(),
};

/** How the portal talks to the booking system, and what it books by default. */
export interface BookingConfig {
  /** Undefined = no booking system is connected. */
  readonly baseUrl: string | undefined;
  readonly apiKey: string | undefined;
  readonly timeoutMs: number;
  /** Ids in the booking system that replace the documented defaults. */
  readonly externalIds: Partial<Readonly<Record<VisitKind, string>>>;
  /** Whether `/api/debug` answers: off in production unless it is set. */
  readonly debugRoutes: boolean;
}

type Settings = z.output<z.ZodObject<typeof bookingSettings>>;

/** A portal without a booking system, as tests and a first start have it. */
export const NO_BOOKING_SYSTEM: BookingConfig = {
  baseUrl: undefined,
  apiKey: undefined,
  timeoutMs: DEFAULT_TIMEOUT_MS,
  externalIds: {},
  debugRoutes: true,
};

/** The settings as the payer side reads them. */
export function toBookingConfig(settings: Settings): BookingConfig {
  const externalIds: Partial<Record<VisitKind, string>> = {};
  if (settings.INTAKEQ_INTAKE_ID) externalIds.intake = settings.INTAKEQ_INTAKE_ID;
  if (settings.INTAKEQ_FOLLOW_UP_SHORT_ID) externalIds['follow-up-short'] = settings.INTAKEQ_FOLLOW_UP_SHORT_ID;
  if (settings.INTAKEQ_FOLLOW_UP_EXTENDED_ID)
    externalIds['follow-up-extended'] = settings.INTAKEQ_FOLLOW_UP_EXTENDED_ID;
  return {
    baseUrl: settings.INTAKEQ_BASE_URL,
    apiKey: settings.INTAKEQ_API_KEY,
    timeoutMs: settings.INTAKEQ_TIMEOUT_MS,
    externalIds,
    debugRoutes: settings.DEBUG_ROUTES ? settings.DEBUG_ROUTES === 'on' : settings.NODE_ENV !== 'production',
  };
}
