import { NoticeGate } from './notice-gate.js';

describe('the gate before live notices', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('lets a single change through at once', () => {
    const send = jest.fn();
    new NoticeGate(send).notify();
    expect(send).toHaveBeenCalledTimes(1);
    jest.advanceTimersByTime(10_000);
    expect(send).toHaveBeenCalledTimes(1);
  });

  it('makes at most four notices a second of any number of changes, and never loses the last', () => {
    const sent: number[] = [];
    let changes = 0;
    const gate = new NoticeGate(() => sent.push(changes));
    for (let i = 0; i < 1000; i++) {
      changes++;
      gate.notify();
      jest.advanceTimersByTime(1);
    }
    jest.advanceTimersByTime(250);
    // The first at once, and then one whenever a quarter of a second is over.
    expect(sent).toEqual([1, 250, 500, 750, 1000]);
  });

  it('keeps no timer once it is closed', () => {
    const gate = new NoticeGate(() => undefined);
    gate.notify();
    gate.notify();
    gate.close();
    expect(jest.getTimerCount()).toBe(0);
  });
});
