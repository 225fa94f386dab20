import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The key that the fake asks for. */
export const FAKE_KEY = 'key-of-the-fake';

interface FakeAppointment {
  readonly Id: string;
  readonly ServiceId: string;
  readonly LocationId: string;
  readonly PractitionerId: string;
  readonly ClientId: number;
  readonly StartDate: number;
  readonly Status: string;
}

/** How the fake misbehaves: not at all, with a status, with silence, or it does what it is asked and then keeps silent. */
export type Fault = 'none' | { readonly status: number } | 'silence' | 'silence-after-booking';

/**
 * A booking system that speaks IntakeQ's protocol over HTTP and keeps what is booked: settings, creation and query of
 * appointments, the key in `X-Auth-Key`. Faults are used up one by one, by the next requests.
 */
export class FakeIntakeQ {
  readonly appointments: FakeAppointment[] = [];
  /** Method and path of every request, in order. */
  readonly requests: string[] = [];
  faults: Fault[] = [];

  private constructor(
    private readonly server: Server,
    /** Services that it offers. */
    readonly services: { Id: string; Name: string }[],
    /** Practitioners that it offers. */
    readonly practitioners: { Id: string; CompleteName: string }[],
  ) {}

  /** Starts it, on a free port unless one is named. */
  static async start(
    services: readonly { readonly id: string; readonly name: string }[],
    practitioners: readonly { readonly id: string; readonly name: string }[],
    port = 0,
  ): Promise<FakeIntakeQ> {
    const server = createServer();
    const fake = new FakeIntakeQ(
      server,
      services.map(({ id, name }) => ({ Id: id, Name: name })),
      practitioners.map(({ id, name }) => ({ Id: id, CompleteName: name })),
    );
    server.on('request', (request, response) => void fake.answer(request, response));
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    return fake;
  }

  /** What `INTAKEQ_BASE_URL` is to be set to. */
  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/api/v1`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://fake');
    const path = url.pathname.replace(/^\/api\/v1/, '');
    this.requests.push(`${request.method} ${path}`);
    const text = await textOf(request);
    const fault = this.faults.shift();
    if (fault === 'silence') return;
    if (typeof fault === 'object') return send(response, fault.status, { Message: 'out of order' });
    if (request.headers['x-auth-key'] !== FAKE_KEY) return send(response, 401, { Message: 'The key is wrong' });
    if (request.method === 'GET' && path === '/appointments/settings') return send(response, 200, this.settings());
    if (request.method === 'GET' && path === '/appointments') return send(response, 200, this.query(url.searchParams));
    if (request.method !== 'POST' || path !== '/appointments') return send(response, 404, { Message: 'Not found' });
    const [status, body] = this.book(JSON.parse(text) as Record<string, unknown>);
    if (fault !== 'silence-after-booking') send(response, status, body);
  }

  private settings() {
    return {
      Locations: [
        { Id: '1', Name: 'Office', Address: 'Synthetic Street 1' },
        { Id: '2', Name: 'Telehealth', Address: '' },
      ],
      Services: this.services.map((service) => ({ ...service, Duration: 60, Price: 0 })),
      Practitioners: this.practitioners,
    };
  }

  private query(parameters: URLSearchParams): FakeAppointment[] {
    const end = Date.parse(parameters.get('endDate') ?? '9999-01-01') + 86_400_000;
    return this.appointments.filter(
      ({ ClientId, StartDate }) =>
        String(ClientId) === parameters.get('client') &&
        StartDate >= Date.parse(parameters.get('startDate') ?? '1970-01-01') &&
        StartDate < end,
    );
  }

  private book(body: Record<string, unknown>): readonly [status: number, body: unknown] {
    const required = ['ServiceId', 'LocationId', 'PractitionerId', 'ClientId', 'UtcDateTime', 'Status', 'ReminderType'];
    const missing = required.filter((field) => body[field] === undefined);
    if (missing.length > 0) return [400, { Message: `Missing: ${missing.join(', ')}` }];
    if (!this.services.some(({ Id }) => Id === body['ServiceId'])) return [400, { Message: 'Service not found' }];
    if (!this.practitioners.some(({ Id }) => Id === body['PractitionerId']))
      return [400, { Message: 'Practitioner not found' }];
    const taken = this.appointments.some(
      ({ PractitionerId, StartDate }) => PractitionerId === body['PractitionerId'] && StartDate === body['UtcDateTime'],
    );
    if (taken) return [400, { Message: 'The practitioner is not free at this time' }];
    const appointment: FakeAppointment = {
      Id: `fake-${this.appointments.length + 1}`,
      ServiceId: String(body['ServiceId']),
      LocationId: String(body['LocationId']),
      PractitionerId: String(body['PractitionerId']),
      ClientId: Number(body['ClientId']),
      StartDate: Number(body['UtcDateTime']),
      Status: String(body['Status']),
    };
    this.appointments.push(appointment);
    return [200, appointment];
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
