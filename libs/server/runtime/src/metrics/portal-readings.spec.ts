import { register } from 'prom-client';
import { samplesOf } from '../testing/prometheus-text.js';
import { portalCounter, portalGauge } from './portal-readings.js';

const ROOM = { name: 'portal_test_room_bytes', help: 'Room' };
const samples = async () => samplesOf(await register.metrics()).map(({ name: _, ...sample }) => sample);

describe('what is read when Prometheus asks', () => {
  afterEach(() => register.clear());

  it('is what it is at that time, by the last one who speaks', async () => {
    let room = 5;
    portalGauge(ROOM, () => 1);
    portalGauge(ROOM, async () => room);
    expect(await samples()).toEqual([{ labels: {}, value: 5 }]);
    room = 3;
    expect(await samples()).toEqual([{ labels: {}, value: 3 }]);
  });

  it('has no value while nobody knows it, and keeps no others back', async () => {
    let known = true;
    portalGauge(ROOM, () => (known ? 5 : Promise.reject(new Error('the disk is gone'))));
    portalGauge({ name: 'portal_test_other', help: 'Other' }, () => null);
    portalGauge({ name: 'portal_test_third', help: 'Third' }, () => 7);
    expect((await samples()).map(({ value }) => value)).toEqual([5, 7]);
    known = false;
    expect((await samples()).map(({ value }) => value)).toEqual([7]);
  });

  it('has a value for each label, and none for labels that are gone', async () => {
    let states: Record<string, number> = { open: 1, closed: 0 };
    portalGauge({ ...ROOM, label: 'state' }, () => states);
    expect(await samples()).toEqual([
      { labels: { state: 'open' }, value: 1 },
      { labels: { state: 'closed' }, value: 0 },
    ]);
    states = { closed: 1 };
    expect(await samples()).toEqual([{ labels: { state: 'closed' }, value: 1 }]);
  });

  it('is counted by who counts it', async () => {
    const refusals = { locked: 0, full: 2 };
    portalCounter({ name: 'portal_test_refusals_total', help: 'Refusals', label: 'reason' }, () => refusals);
    await samples();
    refusals.locked++;
    expect(await samples()).toEqual([
      { labels: { reason: 'locked' }, value: 1 },
      { labels: { reason: 'full' }, value: 2 },
    ]);
  });
});
