import { Body, Controller, Get, HttpCode, Param, Post, Query, UseGuards } from '@nestjs/common';
import { DomainError } from '@portal/domain';
import { DATA_SOURCES, type DataSources, IdempotencyKeyEntity } from '@portal/server/database';
import { describeOnEachEngine } from '@portal/server/database/testing';
import { z } from 'zod';
import { AdminGuard } from './auth/admin.guard.js';
import { IdempotencyKeys } from './http/idempotency-keys.js';
import { SIGNED_IN, TestApi } from './testing/test-api.js';

const orderBody = z.strictObject({ items: z.array(z.strictObject({ 'unit/price': z.number().min(1) })) });
const listQuery = z.strictObject({ limit: z.coerce.number().int().max(200).default(50) });

/** A feature with one of each: open and closed routes, a body, a query, errors of every kind. */
@Controller('orders')
class OrdersController {
  static made = 0;

  @Get()
  list(@Query({ schema: listQuery }) { limit }: { limit: number }) {
    return { limit };
  }

  @Post()
  @HttpCode(202)
  @UseGuards(AdminGuard)
  make(@Body({ schema: orderBody }) { items }: z.infer<typeof orderBody>) {
    if (items.length === 0) throw new DomainError('conflict', 'Nothing to order');
    return { order: ++OrdersController.made };
  }

  @Get('fault/:kind')
  fail(@Param('kind') kind: string) {
    if (kind === 'run-active')
      throw new DomainError('run-active', 'Run RUN-1 is going on', [], { activeRunId: 'RUN-1' });
    if (kind === 'not-found')
      throw new DomainError('not-found', 'There is no order 7', [{ pointer: '/id', detail: 'unknown' }]);
    throw new Error('the password is swordfish');
  }
}

describe('a feature under the runtime', () => {
  let api: TestApi;
  beforeAll(async () => void (api = await TestApi.open({ controllers: [OrdersController] })));
  afterAll(() => api.close());
  const order = (body: unknown, headers: Record<string, string> = {}) =>
    api.request('/api/orders', { method: 'POST', body, headers: { ...SIGNED_IN, ...headers } });
  const one = { items: [{ 'unit/price': 5 }] };

  describe('signs people in', () => {
    it.each([undefined, 'Bearer wrong', 'Basic token-of-the-test'])('refuses %p with a problem', async (header) => {
      const answer = await api.request('/api/orders', {
        method: 'POST',
        body: one,
        headers: header === undefined ? {} : { authorization: header },
      });
      expect(answer.status).toBe(401);
      expect(answer.type).toContain('application/problem+json');
      expect(answer.body).toEqual({
        type: 'about:blank',
        title: expect.stringMatching(/^Sign in with the link/),
        status: 401,
        instance: '/api/orders',
      });
    });

    it('asks before it looks at the body', async () => {
      expect((await api.request('/api/orders', { method: 'POST', body: { wrong: 1 } })).status).toBe(401);
    });
  });

  describe('answers errors as problems', () => {
    it('points at each bad field of a body', async () => {
      const { status, type, body } = await order({ items: [{ 'unit/price': 0 }, { 'unit/price': 2, note: '' }] });
      expect([status, type]).toEqual([400, expect.stringContaining('application/problem+json')]);
      expect(body).toMatchObject({ type: '/problems/invalid-input', status: 400, instance: '/api/orders' });
      expect(body['errors']).toEqual([
        { pointer: '/items/0/unit~1price', detail: expect.stringContaining('>=1') },
        { pointer: '/items/1/note', detail: 'there is no such field' },
      ]);
    });

    it('says in plain words what is missing and what has another type', async () => {
      expect((await order({})).body['errors']).toEqual([{ pointer: '/items', detail: 'is missing' }]);
      expect((await order({ items: {} })).body['errors']).toEqual([{ pointer: '/items', detail: 'must be a list' }]);
      expect((await order({ items: [{ 'unit/price': '2' }] })).body['errors']).toEqual([
        { pointer: '/items/0/unit~1price', detail: 'must be a number' },
      ]);
    });

    it('points at the bad parameter of a query and does not repeat the query', async () => {
      const { status, body } = await api.request('/api/orders?limit=201');
      expect(status).toBe(400);
      expect(body).toMatchObject({ instance: '/api/orders', errors: [{ pointer: '/limit' }] });
    });

    it('says what a body is that is no JSON', async () => {
      const { status, body } = await order('{"items":');
      expect(status).toBe(400);
      expect(body).toMatchObject({ status: 400, title: expect.stringContaining('JSON') });
    });

    it('gives broken rules their status, their pointers and what helps', async () => {
      const active = await api.request('/api/orders/fault/run-active');
      expect(active).toMatchObject({ status: 409, body: { type: '/problems/run-active', activeRunId: 'RUN-1' } });
      const missing = await api.request('/api/orders/fault/not-found');
      expect(missing).toMatchObject({ status: 404, body: { errors: [{ pointer: '/id', detail: 'unknown' }] } });
    });

    it('tells nobody what it did not expect', async () => {
      const { status, type, body } = await api.request('/api/orders/fault/unforeseen');
      expect([status, type]).toEqual([500, expect.stringContaining('application/problem+json')]);
      expect(body).toMatchObject({
        status: 500,
        title: expect.stringMatching(/\w/),
        instance: '/api/orders/fault/unforeseen',
      });
      expect(JSON.stringify(body)).not.toContain('swordfish');
    });

    it('has a problem for a route that is not there', async () => {
      expect(await api.request('/api/nowhere')).toMatchObject({ status: 404, body: { instance: '/api/nowhere' } });
    });
  });

  describe('does a write with an Idempotency-Key once', () => {
    it('answers a repetition with the first answer', async () => {
      const first = await order(one, { 'idempotency-key': 'A' });
      expect(first).toMatchObject({ status: 202 });
      expect(await order(one, { 'idempotency-key': 'A' })).toEqual(first);
      expect((await order(one, { 'idempotency-key': 'B' })).body).not.toEqual(first.body);
      expect((await order(one)).body).not.toEqual(first.body);
    });

    it('refuses the key with another body', async () => {
      await order(one, { 'idempotency-key': 'C' });
      const other = await order({ items: [{ 'unit/price': 6 }] }, { 'idempotency-key': 'C' });
      expect(other).toMatchObject({
        status: 422,
        body: {
          type: '/problems/key-reused',
          title: 'The Idempotency-Key belongs to another request',
          detail: 'This Idempotency-Key was used for another request',
        },
      });
    });

    it('does not keep a failure: it may be tried again', async () => {
      expect((await order({ items: [] }, { 'idempotency-key': 'D' })).status).toBe(409);
      expect((await order(one, { 'idempotency-key': 'D' })).status).toBe(202);
    });

    it('refuses a key that is too long', async () => {
      const { status, body } = await order(one, { 'idempotency-key': 'x'.repeat(201) });
      expect([status, body['errors']]).toEqual([400, [{ pointer: '/headers/idempotency-key', detail: 'too long' }]]);
    });

    it('lets one of several at the same time do it', async () => {
      const before = OrdersController.made;
      const answers = await Promise.all(Array.from({ length: 5 }, () => order(one, { 'idempotency-key': 'E' })));
      expect(OrdersController.made).toBe(before + 1);
      // The others are told to wait, or are answered like the first.
      const made = answers.filter(({ status }) => status === 202);
      expect(made.map(({ body }) => body)).toEqual(made.map(() => ({ order: before + 1 })));
      expect(made.length).toBeGreaterThan(0);
      for (const { status } of answers) expect([202, 409]).toContain(status);
    });

    it('may be tried again where it cannot be taken in hand, and is answered where the answer cannot be kept', async () => {
      const keys = api.get(IdempotencyKeys);
      const fault = new DomainError('storage-unavailable', 'The database refused to store');
      const taking = jest.spyOn(keys, 'takeInHand').mockRejectedValueOnce(fault);
      expect((await order(one, { 'idempotency-key': 'G' })).status).toBe(503);
      const keeping = jest.spyOn(keys, 'keep').mockRejectedValueOnce(fault);
      expect((await order(one, { 'idempotency-key': 'G' })).status).toBe(202);
      for (const spy of [taking, keeping]) spy.mockRestore();
    });

    it('tells of a failure, not of what comes after it', async () => {
      const giving = jest.spyOn(api.get(IdempotencyKeys), 'giveBack').mockRejectedValueOnce(new Error('no storage'));
      expect((await order({ items: [] }, { 'idempotency-key': 'I' })).body).toMatchObject({
        detail: 'Nothing to order',
      });
      giving.mockRestore();
    });

    it('takes no files with a key: nobody has read them when their answer is looked for', async () => {
      const form = new FormData();
      form.append('file', new Blob(['a file']), 'file.txt');
      const headers = { ...SIGNED_IN, 'idempotency-key': 'H' };
      const answer = await fetch(`${api.url}/api/orders`, { method: 'POST', body: form, headers });
      expect([answer.status, await answer.json()]).toMatchObject([
        400,
        { errors: [{ pointer: '/headers/idempotency-key', detail: 'not with multipart/form-data' }] },
      ]);
    });
  });

  describe('says how it is', () => {
    it('lives', async () => {
      expect(await api.request('/health/live')).toMatchObject({ status: 200, body: { status: 'ok' } });
    });

    it('is ready when the database answers and its schema is up to date', async () => {
      const ready = await api.request('/health/ready');
      expect(ready).toMatchObject({
        status: 200,
        body: { status: 'ok', details: { database: { status: 'up' }, migrations: { status: 'up' } } },
      });
    });

    it('says what is wrong when it is not ready', async () => {
      const { writer } = api.get<DataSources>(DATA_SOURCES);
      const pending = jest.spyOn(writer, 'showMigrations').mockResolvedValue(true);
      const unready = await api.request('/health/ready');
      pending.mockRestore();
      expect(unready).toMatchObject({
        status: 503,
        body: { details: { database: { status: 'up' }, migrations: { status: 'down', message: expect.any(String) } } },
      });
    });

    it('has figures for Prometheus', async () => {
      const { status, body } = await api.request<string>('/metrics');
      expect(status).toBe(200);
      expect(body).toContain('process_cpu_seconds_total');
    });
  });
});

describeOnEachEngine('answers to writes with an Idempotency-Key', (engine) => {
  let api: TestApi;
  beforeAll(async () => void (api = await TestApi.open({ controllers: [OrdersController] }, engine)));
  afterAll(() => api.close());
  const order = (key: string) =>
    api.request('/api/orders', {
      method: 'POST',
      body: { items: [{ 'unit/price': 5 }] },
      headers: { ...SIGNED_IN, 'idempotency-key': key },
    });

  /** The key as another process left it, with so many seconds since. */
  const leftInHand = (key: string, requestHash: string, seconds: number) =>
    api.write((manager) => {
      const recordedAt = `${new Date(Date.now() - seconds * 1_000).toISOString().slice(0, 19)}Z`;
      return manager.save(IdempotencyKeyEntity, { key, requestHash, status: 0, body: 'another process', recordedAt });
    });
  const hashOf = async (key: string) => {
    await order(key);
    const [row] = await api.rows<{ request_hash: string }>(
      `SELECT request_hash FROM idempotency_keys WHERE "key" = '${key}'`,
    );
    return String(row?.request_hash);
  };

  it('are waited for while another process has the request in hand, unless it was broken off', async () => {
    const hash = await hashOf('model');
    await leftInHand('busy', hash, 240);
    expect(await order('busy')).toMatchObject({
      status: 409,
      body: { detail: 'The first request with this Idempotency-Key is still under way' },
    });
    await leftInHand('killed', hash, 360);
    const made = await order('killed');
    expect(made.status).toBe(202);
    expect(await order('killed')).toEqual(made);
  });

  it('are kept for a day', async () => {
    const first = await order('young');
    const recorded = (hours: number) => `${new Date(Date.now() - hours * 3_600_000).toISOString().slice(0, 19)}Z`;
    const row = (key: string, hours: number) => ({
      ...{ key, requestHash: '', status: 200, body: 'null' },
      recordedAt: recorded(hours),
    });
    const old = Array.from({ length: 501 }, (_, number) => row(`old-${number}`, 25));
    await api.write((manager) => manager.insert(IdempotencyKeyEntity, [row('evening', 23), ...old]));
    await api.get(IdempotencyKeys).forgetOld();
    const kept = await api.rows<{ key: string }>('SELECT "key" FROM idempotency_keys ORDER BY "key"');
    expect(kept.map(({ key }) => key)).toEqual(['busy', 'evening', 'killed', 'model', 'young']);
    expect(await order('young')).toEqual(first);
  });
});
