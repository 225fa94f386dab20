import { TestBed } from '@angular/core/testing';
import { SessionState } from '../session/session.state.js';
import { ApiClient, LONG_WORK_LIMIT } from './api-client.js';

const TOKEN = 'a-token-of-the-admin';

describe('a request to the API', () => {
  const fetched = jest.fn<Promise<Partial<Response>>, [string, RequestInit]>();
  let api: ApiClient;
  let session: SessionState;

  beforeEach(() => {
    localStorage.clear();
    fetched.mockReset().mockResolvedValue(answer(200, { ok: true }));
    globalThis.fetch = fetched as unknown as typeof fetch;
    globalThis.AbortSignal.timeout ??= () => new AbortController().signal;
    api = TestBed.inject(ApiClient);
    session = TestBed.inject(SessionState);
    session.signIn(TOKEN);
  });

  it('carries the token and gives the body', async () => {
    await expect(api.get('/claims')).resolves.toEqual({ ok: true });
    const [path, { method, headers }] = lastRequest();
    expect([method, path]).toEqual(['GET', '/api/claims']);
    expect(headers).toEqual({ authorization: `Bearer ${TOKEN}` });
  });

  it('gives a file as it stands there', async () => {
    fetched.mockResolvedValue({ ok: true, status: 200, text: () => Promise.resolve('claim_number\r\n') });
    await expect(api.text('/admin/claims/import/template')).resolves.toBe('claim_number\r\n');
    expect(lastRequest()[1].headers).toEqual({ authorization: `Bearer ${TOKEN}` });
  });

  it('puts into the query what was chosen, lists as one value', async () => {
    await api.get('/claims', { status: ['denied', 'appealed'], limit: 50, cursor: null, search: '', runId: undefined });
    expect(lastRequest()[0]).toBe('/api/claims?status=denied%2Cappealed&limit=50');
  });

  it('gives each write a key of its own', async () => {
    await api.post('/admin/generation/step', { days: 1 });
    const first = lastRequest()[1];
    await api.post('/admin/generation/step', { days: 1 });
    expect(first.body).toBe('{"days":1}');
    expect(keyOf(first)).toMatch(/^[0-9a-f]{32}$/);
    expect(keyOf(lastRequest()[1])).not.toBe(keyOf(first));
  });

  it('waits half a minute for an answer, and longer for work that shows its progress', async () => {
    const timeout = jest.spyOn(globalThis.AbortSignal, 'timeout');
    await api.post('/admin/generation/step', { days: 1 });
    await api.post('/admin/generation/what-if', {}, LONG_WORK_LIMIT);
    expect(timeout.mock.calls).toEqual([[30_000], [900_000]]);
  });

  it('sends no body where there is none', async () => {
    await api.post('/admin/generation/pause');
    expect(lastRequest()[1]).not.toHaveProperty('body');
    expect(lastRequest()[1].headers).not.toHaveProperty('content-type');
  });

  it('ends in a problem when it is refused', async () => {
    fetched.mockResolvedValue(answer(409, { title: 'A run goes on' }));
    await expect(api.post('/admin/generation/start', {})).rejects.toMatchObject({
      status: 409,
      title: 'A run goes on',
    });
    expect(session.signedIn()).toBe(true);
  });

  it('ends in a problem when nobody answers', async () => {
    fetched.mockRejectedValue(new TypeError('Failed to fetch'));
    await expect(api.get('/claims')).rejects.toMatchObject({ status: 0, unanswered: true });
  });

  it('ends in a problem when the answer breaks off, and gives nothing where there is none', async () => {
    const broken = () => Promise.reject(new TypeError('network error'));
    fetched.mockResolvedValue({ ok: true, status: 200, json: broken, text: broken });
    await expect(api.get('/claims')).rejects.toMatchObject({ status: 0, unanswered: true });
    await expect(api.text('/admin/claims/import/template')).rejects.toMatchObject({ unanswered: true });
    fetched.mockResolvedValue({ ok: false, status: 502, json: broken });
    await expect(api.get('/claims')).rejects.toMatchObject({ status: 502 });
    fetched.mockResolvedValue({ ok: true, status: 204, json: broken });
    await expect(api.delete('/admin/scenarios/own')).resolves.toBeNull();
  });

  it('signs out when the portal does not know the token', async () => {
    fetched.mockResolvedValue(answer(401, { title: 'Sign in first' }));
    await expect(api.get('/admin/scenarios')).rejects.toMatchObject({ status: 401 });
    expect(session.signedIn()).toBe(false);
  });

  it('keeps a newer token when the answer is about an older one', async () => {
    fetched.mockImplementation(() => {
      session.signIn('a-newer-token-of-the-admin');
      return Promise.resolve(answer(401, null));
    });
    await expect(api.get('/admin/scenarios')).rejects.toMatchObject({ status: 401 });
    expect(session.token()).toBe('a-newer-token-of-the-admin');
  });

  function lastRequest(): [string, RequestInit] {
    return fetched.mock.lastCall as [string, RequestInit];
  }
});

function answer(status: number, body: unknown): Partial<Response> {
  return { ok: status < 400, status, json: () => Promise.resolve(body) };
}

function keyOf({ headers }: RequestInit): string {
  return (headers as Record<string, string>)['idempotency-key'] as string;
}
