import type { GenerationStatus, ProblemDetails, StartRequest, StartResponse, Work, WorkList } from '@portal/contracts';
import { untilCompleted } from '@portal/server/generation/testing';
import { until } from '@portal/server/runtime/testing';

/** The token of every portal that a test starts. */
export const TOKEN = 'token-of-the-api-tests';

/** An answer of the API: its status, its media type without parameters, and its body. */
export interface Answer<Body> {
  readonly status: number;
  readonly type: string;
  readonly body: Body;
}

/** What a request may carry. A body that is text goes out as it is. */
export interface Sent {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Without the admin token. */
  readonly anonymous?: boolean;
}

/** Talks to a portal over HTTP as an admin would. */
export class PortalClient {
  constructor(readonly url: string) {}

  /** Sends any request and answers with whatever comes back. */
  async send<Body>(method: string, path: string, { body, headers, anonymous }: Sent = {}): Promise<Answer<Body>> {
    const response = await fetch(this.url + path, {
      method,
      headers: {
        ...(!anonymous && { authorization: `Bearer ${TOKEN}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const type = (response.headers.get('content-type') ?? '').split(';')[0] as string;
    return { status: response.status, type, body: (type.endsWith('json') ? JSON.parse(text) : text) as Body };
  }

  /** The body of a request that must be accepted. */
  async accepted<Body>(method: string, path: string, body?: unknown): Promise<Body> {
    const answer = await this.send<Body>(method, path, { body });
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  /** The problem of a request that must be refused. */
  async refused(method: string, path: string, sent: Sent = {}): Promise<ProblemDetails> {
    const { status, type, body } = await this.send<ProblemDetails>(method, path, sent);
    expect({ path, type }).toEqual({ path, type: 'application/problem+json' });
    expect(body.status).toBe(status);
    expect(body.title).toMatch(/\w{2}/);
    return body;
  }

  start(request: StartRequest): Promise<StartResponse> {
    return this.accepted('POST', '/api/admin/generation/start', request);
  }

  /** Gives a command; answers with the status after it. */
  command(name: string, body?: unknown): Promise<GenerationStatus> {
    return this.accepted('POST', `/api/admin/generation/${name}`, body);
  }

  status(): Promise<GenerationStatus> {
    return this.accepted('GET', '/api/admin/generation/status');
  }

  /** Waits until the status is as wanted. */
  until(wanted: (status: GenerationStatus) => boolean, milliseconds?: number): Promise<GenerationStatus> {
    return until(() => this.status(), wanted, milliseconds);
  }

  /** Waits until the run has come to its end. */
  completed(): Promise<GenerationStatus> {
    return untilCompleted(() => this.status());
  }

  /** Waits until work of a kind goes on and is as far as wanted: begun, unless more is asked for. */
  working(kind: Work['kind'], far: (work: Work) => boolean = ({ done }) => done > 0): Promise<Work> {
    const goingOn = async () => {
      const { items } = await this.accepted<WorkList>('GET', '/api/admin/work');
      return items.find((work) => work.kind === kind && work.state === 'running' && far(work));
    };
    return until(goingOn, (work) => work !== undefined);
  }
}
