import { HttpStatus } from '@nestjs/common';
import { DomainError, dayOf, toInstant } from '@portal/domain';
import type { BookingConfig, WallClock } from '@portal/server/runtime';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { BookingSystem, type BookingOffer, type SoughtVisit, type VisitRequest } from './booking-system.js';
import { CircuitBreaker } from './circuit-breaker.js';

/** Tries of a call that changes nothing, and the pause before the second, in milliseconds; it doubles after each. */
const TRIES = 3;
const FIRST_PAUSE_MS = 100;
const DAY_MS = 86_400_000;
/** Letters of a refusal that are passed on. */
const LONGEST_REASON = 200;

const id = z.union([z.string(), z.number()]).transform(String);
const settings = z.object({
  Services: z.array(z.object({ Id: id, Name: z.string() })),
  Locations: z.array(z.object({ Id: id, Name: z.string() })),
  Practitioners: z.array(z.object({ Id: id, CompleteName: z.string() })),
});
const visit = z.object({
  Id: id,
  ServiceId: id,
  ClientId: z.number(),
  StartDate: z.number(),
  Status: z.string().optional(),
});

/** IntakeQ over HTTP: version 1 of its appointments API, the key in `X-Auth-Key`. */
export class IntakeQClient extends BookingSystem {
  readonly address: string | null;
  private readonly breaker: CircuitBreaker;

  constructor(
    private readonly config: Pick<BookingConfig, 'baseUrl' | 'apiKey' | 'timeoutMs'>,
    clock: WallClock,
  ) {
    super();
    this.address = config.baseUrl ?? null;
    this.breaker = new CircuitBreaker(() => clock.milliseconds());
  }

  async offer(): Promise<BookingOffer> {
    const { Services, Locations, Practitioners } = understood(settings, await this.read('/appointments/settings'));
    return {
      services: Services.map(({ Id, Name }) => ({ id: Id, name: Name })),
      locations: Locations.map(({ Id, Name }) => ({ id: Id, name: Name })),
      practitioners: Practitioners.map(({ Id, CompleteName }) => ({ id: Id, name: CompleteName })),
    };
  }

  async book({ serviceId, locationId, practitionerId, clientId, startsAt }: VisitRequest): Promise<string> {
    const body = {
      ServiceId: serviceId,
      LocationId: locationId,
      PractitionerId: practitionerId,
      ClientId: clientId,
      UtcDateTime: Date.parse(startsAt),
      Status: 'Confirmed',
      SendClientEmailNotification: false,
      ReminderType: 'OptOut',
    };
    const answer = await this.breaker.call(() => this.send('POST', '/appointments', body), isTrouble);
    return understood(visit, answer).Id;
  }

  async find({ serviceId, clientId, startsAt }: SoughtVisit): Promise<string | null> {
    const start = Date.parse(startsAt);
    const day = (milliseconds: number) => dayOf(toInstant(Math.floor(milliseconds / 1000)));
    const query = new URLSearchParams({
      client: String(clientId),
      startDate: day(start - DAY_MS),
      endDate: day(start + DAY_MS),
    });
    const found = understood(z.array(visit), await this.read(`/appointments?${query}`));
    const same = found.find(
      (each) =>
        (serviceId === null || each.ServiceId === serviceId) &&
        each.ClientId === clientId &&
        each.StartDate === start &&
        each.Status !== 'Canceled',
    );
    return same?.Id ?? null;
  }

  /** Reading changes nothing, so a call that failed is tried again. */
  private async read(path: string): Promise<unknown> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.breaker.call(() => this.send('GET', path), isTrouble);
      } catch (error) {
        if (attempt === TRIES || !isTrouble(error)) throw error;
        await pause(FIRST_PAUSE_MS * 2 ** (attempt - 1));
      }
    }
  }

  private async send(method: 'GET' | 'POST', path: string, body?: unknown): Promise<unknown> {
    const { baseUrl, apiKey, timeoutMs } = this.config;
    if (!baseUrl) throw new DomainError('booking-unavailable', 'No booking system is connected: set INTAKEQ_BASE_URL');
    let response: Response;
    let text: string;
    try {
      response = await fetch(baseUrl.replace(/\/$/, '') + path, {
        method,
        headers: { 'X-Auth-Key': apiKey ?? '', 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(timeoutMs),
      });
      text = await response.text();
    } catch (error) {
      const late = error instanceof Error && error.name === 'TimeoutError';
      throw new DomainError(
        'booking-unavailable',
        late ? `The booking system did not answer in ${timeoutMs} ms` : 'The booking system cannot be reached',
      );
    }
    if (response.ok) return parseJson(text);
    if (response.status >= HttpStatus.INTERNAL_SERVER_ERROR || response.status === HttpStatus.TOO_MANY_REQUESTS)
      throw new DomainError('booking-unavailable', `The booking system answered ${response.status}`);
    throw new DomainError('booking-refused', `The booking system answered ${response.status}: ${reasonIn(text)}`);
  }
}

/** The system is in trouble, in contrast to a clear no. */
function isTrouble(error: unknown): boolean {
  return error instanceof DomainError && error.code === 'booking-unavailable';
}

/** An answer in another form says nothing about what was done: it counts as none. */
function understood<Answer>(form: z.ZodType<Answer>, answer: unknown): Answer {
  const { success, data } = form.safeParse(answer);
  if (success) return data;
  throw new DomainError('booking-unavailable', 'The booking system answered in a form that is not known');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new DomainError('booking-unavailable', 'The booking system answered with something that is no JSON');
  }
}

/** The words of a refusal; no more than a line of them. */
function reasonIn(text: string): string {
  const message = /"Message"\s*:\s*"([^"]*)"/i.exec(text)?.[1] ?? text;
  return message.replaceAll(/\s+/g, ' ').slice(0, LONGEST_REASON) || 'no reason given';
}
