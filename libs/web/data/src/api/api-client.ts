import { inject, Injectable } from '@angular/core';
import { SessionState } from '../session/session.state.js';
import { ApiProblem, noAnswer, problemOf } from './api-problem.js';

/** Real milliseconds after which a request counts as unanswered. */
const LIMIT = 30_000;
/** The same for work whose progress is shown and that can be cancelled. */
export const LONG_WORK_LIMIT = 15 * 60_000;
const NO_CONTENT = 204;

/** Values of a query; lists become one comma-separated value, what is undefined, null or empty is left out. */
export type QueryValues = Readonly<Record<string, string | number | boolean | readonly string[] | null | undefined>>;

/** Speaks HTTP to the API: token, JSON, limits, problems. The resource clients stand on it. */
@Injectable({ providedIn: 'root' })
export class ApiClient {
  private readonly session = inject(SessionState);

  /** @throws ApiProblem */
  get<Body>(path: string, query: QueryValues = {}): Promise<Body> {
    return this.send('GET', path + queryText(query));
  }

  /**
   * Writes carry a key of their own, so that a repetition by the network is done once.
   * @throws ApiProblem
   */
  post<Body>(path: string, body?: unknown, limit = LIMIT): Promise<Body> {
    return this.send('POST', path, body, limit);
  }

  /** @throws ApiProblem */
  put<Body>(path: string, body: unknown): Promise<Body> {
    return this.send('PUT', path, body);
  }

  /** @throws ApiProblem */
  patch<Body>(path: string, body: unknown, limit = LIMIT): Promise<Body> {
    return this.send('PATCH', path, body, limit);
  }

  /**
   * Sends files. There is no limit of time: the server reads them for as long as they last.
   * @param sent told which share has left this machine
   * @param cancelled closes the connection
   * @throws ApiProblem
   */
  upload<Body>(path: string, form: FormData, sent: (share: number) => void, cancelled: AbortSignal): Promise<Body> {
    const token = this.session.token();
    const request = new XMLHttpRequest();
    request.open('POST', `/api${path}`);
    request.setRequestHeader('authorization', `Bearer ${token}`);
    // Fetch tells nobody how far it has come.
    request.upload.addEventListener('progress', ({ loaded, total }) => sent(total === 0 ? 1 : loaded / total));
    cancelled.addEventListener('abort', () => request.abort());
    return new Promise((resolve, reject) => {
      request.addEventListener('abort', () => reject(new ApiProblem(0, 'Cancelled')));
      request.addEventListener('error', () => reject(noAnswer()));
      request.addEventListener('load', () => {
        const content = readJson(request.responseText);
        if (request.status >= 300) reject(this.refusal(request.status, content, token));
        else if (content === undefined) reject(noAnswer());
        else resolve(content as Body);
      });
      request.send(form);
    });
  }

  /** @throws ApiProblem */
  delete<Body>(path: string): Promise<Body> {
    return this.send('DELETE', path);
  }

  /**
   * What stands in a file, as it is.
   * @throws ApiProblem
   */
  async text(path: string): Promise<string> {
    return whole((await this.answerTo('GET', path)).text());
  }

  private async send<Body>(method: string, path: string, body?: unknown, limit = LIMIT): Promise<Body> {
    const answer = await this.answerTo(method, path, body, limit);
    return (answer.status === NO_CONTENT ? null : await whole(answer.json())) as Body;
  }

  /** @throws ApiProblem where it is no good one */
  private async answerTo(method: string, path: string, body?: unknown, limit = LIMIT): Promise<Response> {
    const token = this.session.token();
    const answer = await fetch(`/api${path}`, {
      method,
      signal: AbortSignal.timeout(limit),
      headers: {
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(method === 'GET' ? {} : { 'idempotency-key': newKey() }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }).catch(() => {
      throw noAnswer();
    });
    if (answer.ok) return answer;
    throw this.refusal(answer.status, await answer.json().catch(() => null), token);
  }

  /** The problem of a refused request. A token that the portal does not know is worth nothing: back to the sign-in page. */
  private refusal(status: number, content: unknown, token: string | null): ApiProblem {
    if (status === 401 && token !== null && token === this.session.token()) this.session.refuse();
    return problemOf(status, content);
  }
}

/**
 * The content of an answer.
 * @throws ApiProblem where it does not come whole, as when the connection is lost or the limit is reached
 */
function whole<Content>(content: Promise<Content>): Promise<Content> {
  return content.catch(() => {
    throw noAnswer();
  });
}

/** What a text says; undefined where it is no JSON. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function queryText(query: QueryValues): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    const text = Array.isArray(value) ? value.join(',') : String(value ?? '');
    if (text !== '') parameters.set(name, text);
  }
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
}

/** 128 random bits; `randomUUID` is only there on secure origins. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(16).padStart(8, '0')).join('');
}
