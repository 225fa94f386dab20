import { DomainError } from '@portal/domain';
import { register } from 'prom-client';
import { sumOfSamples } from '../testing/prometheus-text.js';
import { measured, MEASURED_WORK } from './work-metrics.js';

const figure = async (name: string, labels: Record<string, string>) =>
  sumOfSamples(await register.metrics(), `portal_work_${name}`, labels);

describe('measured work', () => {
  it('is there from the start, so that what happens for the first time is an increase', async () => {
    const text = await register.metrics();
    for (const work of MEASURED_WORK) {
      expect(text).toContain(`portal_work_failures_total{work="${work}"} 0`);
      expect(text).toContain(`portal_work_duration_seconds_count{work="${work}"} 0`);
    }
    expect(text).not.toMatch(/^portal_work_last_success_timestamp_seconds\{/m);
  });

  it('answers what it did, with its duration and when it ended', async () => {
    const before = Date.now() / 1_000;
    const wait = () => new Promise<string>((resolve) => setTimeout(() => resolve('done'), 30));
    expect(await measured('detection', wait)).toBe('done');
    const labels = { work: 'detection' };
    expect(await figure('duration_seconds_count', labels)).toBe(1);
    expect(await figure('duration_seconds_sum', labels)).toBeGreaterThan(0.02);
    expect(await figure('duration_seconds_bucket', { ...labels, le: '0.01' })).toBe(0);
    expect(await figure('last_success_timestamp_seconds', labels)).toBeGreaterThanOrEqual(before);
  });

  it.each([
    ['what went wrong', new Error('no such table'), 1],
    ['storage that refuses', new DomainError('storage-unavailable', 'locked'), 1],
    ['a broken rule, which is an answer', new DomainError('conflict', 'The run goes on'), 0],
  ])('throws and counts %s', async (_, error, failures) => {
    const labels = { work: 'fact-recount' };
    const before = await figure('failures_total', labels);
    await expect(measured('fact-recount', () => Promise.reject(error))).rejects.toBe(error);
    expect((await figure('failures_total', labels)) - before).toBe(failures);
    expect(await figure('duration_seconds_count', labels)).toBe(0);
  });
});
