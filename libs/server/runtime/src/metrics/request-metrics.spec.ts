import { request as httpRequest } from 'node:http';
import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { DomainError } from '@portal/domain';
import type { Response } from 'express';
import { samplesOf, sumOfSamples } from '../testing/prometheus-text.js';
import { TestApi } from '../testing/test-api.js';
import { until } from '../testing/until.js';

const COUNT = 'portal_http_request_duration_seconds_count';

@Controller('things')
class ThingsController {
  @Get(':id')
  one(@Param('id') id: string, @Query('fault') fault?: string) {
    if (fault === 'unforeseen') throw new Error('unforeseen');
    if (fault === 'unknown') throw new DomainError('not-found', `There is no thing ${id}`);
    return { id };
  }

  @Get(':id/stream')
  endless(@Res() response: Response) {
    response.write('begun');
  }
}

describe('requests', () => {
  let api: TestApi;
  beforeAll(async () => void (api = await TestApi.open({ controllers: [ThingsController] })));
  afterAll(() => api.close());

  const figures = async () => (await api.request<string>('/metrics')).body;
  const counted = async (labels: Record<string, string>) => sumOfSamples(await figures(), COUNT, labels);
  const route = '/api/things/:id';

  it('are measured under the template of their route, whatever ids they name', async () => {
    for (let id = 0; id < 20; id++) await api.request(`/api/things/CLM-${id}?search=Smith`);
    expect(await counted({ method: 'GET', route, status: '2xx' })).toBe(20);
    expect(await figures()).not.toMatch(/CLM-|Smith/);
  });

  it('are told apart by the class of their status, so that errors are counted', async () => {
    await api.request('/api/things/1?fault=unknown');
    await api.request('/api/things/1?fault=unforeseen');
    await api.request('/api/things/1?fault=unforeseen');
    expect(await counted({ route, status: '4xx' })).toBe(1);
    expect(await counted({ route, status: '5xx' })).toBe(2);
  });

  it('take up no more room however many paths and methods a client makes up', async () => {
    const seriesOf = async () => samplesOf(await figures()).filter(({ name }) => name === COUNT);
    const before = await seriesOf();
    for (let path = 0; path < 30; path++) await api.request(`/api/made-up/${path}`);
    for (let path = 0; path < 30; path++) await api.request(`/${path}.php`);
    for (const method of ['PROPFIND', 'SEARCH', 'PURGE']) await api.request('/api/made-up', { method });
    const after = await seriesOf();
    const added = after.filter(({ labels }) => !before.some((known) => sameLabels(known.labels, labels)));
    expect(added.map(({ labels }) => labels)).toEqual([
      { method: 'GET', route: 'other', status: '4xx' },
      { method: 'other', route: 'other', status: '4xx' },
    ]);
    expect(added.map(({ value }) => value)).toEqual([60, 3]);
  });

  it('that a client breaks off are no errors of the portal', async () => {
    await new Promise<void>((resolve) => {
      const asked = httpRequest(`${api.url}/api/things/1/stream`, (answer) => {
        answer.once('data', () => asked.destroy());
        answer.once('close', resolve);
        answer.on('error', () => undefined);
      });
      asked.end();
    });
    const labels = { route: '/api/things/:id/stream', status: 'aborted' };
    const times = await until(
      () => counted(labels),
      (count) => count > 0,
    );
    expect(times).toBe(1);
  });
});

function sameLabels(one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
