import { WallClock } from '@portal/server/runtime';
import { RoughFigures } from './rough-figures.js';

class SetClock extends WallClock {
  at = 0;
  override milliseconds(): number {
    return this.at;
  }
}

describe('rough figures', () => {
  it('are found out once a minute, each by itself', async () => {
    const clock = new SetClock();
    const figures = new RoughFigures(clock);
    let found = 0;
    const find = async () => ++found;
    expect([await figures.of('one', find), await figures.of('one', find)]).toEqual([1, 1]);
    expect(await figures.of('other', find)).toBe(2);
    clock.at = 59_999;
    expect(await figures.of('one', find)).toBe(1);
    clock.at = 60_000;
    expect(await figures.of('one', find)).toBe(3);
  });

  it('may be that there is none, and are not kept when they could not be found out', async () => {
    const figures = new RoughFigures(new SetClock());
    const nothing = jest.fn(async () => undefined);
    await figures.of('none', nothing);
    expect(await figures.of('none', nothing)).toBeUndefined();
    expect(nothing).toHaveBeenCalledTimes(1);
    await expect(figures.of('locked', () => Promise.reject(new Error('locked')))).rejects.toThrow('locked');
    expect(await figures.of('locked', async () => 7)).toBe(7);
  });
});
