import { Injectable } from '@nestjs/common';
import { WallClock } from '@portal/server/runtime';

/** Real milliseconds for which a figure is good enough to choose a way by. */
const GOOD_FOR = 60_000;
const KEPT = 2_000;

/**
 * Figures that decide on which way claims are read, not which claims. To find one out takes as long as to read a page, and
 * the same few payers, providers and states are asked for over and over: so it is done once a minute.
 */
@Injectable()
export class RoughFigures {
  private readonly known = new Map<string, { readonly figure: unknown; readonly until: number }>();

  constructor(private readonly clock: WallClock) {}

  /** The figure of a name, found out anew when it is too old. */
  async of<Figure>(name: string, find: () => Promise<Figure>): Promise<Figure> {
    const known = this.known.get(name);
    if (known && this.clock.milliseconds() < known.until) return known.figure as Figure;
    const figure = await find();
    this.known.delete(name);
    this.known.set(name, { figure, until: this.clock.milliseconds() + GOOD_FOR });
    if (this.known.size > KEPT) this.known.delete(this.known.keys().next().value as string);
    return figure;
  }
}
