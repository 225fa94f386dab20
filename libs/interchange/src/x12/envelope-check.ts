import { type FindingList, Reporter } from '../reading/finding-list.js';
import type { Segment } from './segment.js';

/** An envelope that is open: its head segment, and what its trailer must count. */
interface Envelope {
  readonly head: Segment;
  count: number;
}

/** A level of envelopes: segments that open and close it, and where its control number stands in both. */
interface Level {
  readonly head: string;
  readonly trailer: string;
  readonly control: number;
  readonly counted: string;
}

const INTERCHANGE: Level = { head: 'ISA', trailer: 'IEA', control: 13, counted: 'functional groups' };
const GROUP: Level = { head: 'GS', trailer: 'GE', control: 6, counted: 'transaction sets' };
const SET: Level = { head: 'ST', trailer: 'SE', control: 2, counted: 'segments' };
/** From the outermost to the innermost. */
const LEVELS = [INTERCHANGE, GROUP, SET] as const;

/** Follows the envelopes of a file and warns where a trailer is missing or does not agree with its head. */
export class EnvelopeCheck {
  private readonly open = new Map<Level, Envelope>();

  constructor(private readonly findings: FindingList) {}

  /** Takes the next segment of the file. */
  take(segment: Segment): void {
    const headOf = LEVELS.findIndex(({ head }) => head === segment.id);
    if (headOf !== -1) this.begin(headOf, segment);
    const set = this.open.get(SET);
    if (set) set.count++;
    const trailed = LEVELS.find(({ trailer }) => trailer === segment.id);
    if (trailed) this.end(trailed, segment);
  }

  /** Warns of what is still open at the end of the file. */
  finish(): void {
    for (const level of [...LEVELS].reverse()) this.warnIfOpen(level);
  }

  private begin(index: number, head: Segment): void {
    for (const level of LEVELS.slice(index).reverse()) this.warnIfOpen(level);
    const [level, outer] = [LEVELS[index], LEVELS[index - 1]];
    if (level) this.open.set(level, { head, count: 0 });
    const around = outer && this.open.get(outer);
    if (around) around.count++;
    else if (outer) this.warning(head, head.id, `${head.id} stands outside of ${outer.head} and ${outer.trailer}.`);
  }

  private end(level: Level, trailer: Segment): void {
    const envelope = this.open.get(level);
    this.open.delete(level);
    if (!envelope) return this.warning(trailer, trailer.id, `${trailer.id} ends no ${level.head}.`);
    if (Number(trailer.at(1)) !== envelope.count) {
      const message = `${trailer.id}01 does not agree with the ${envelope.count} ${level.counted} that there are.`;
      this.warning(trailer, `${trailer.id}01`, message);
    }
    if (trailer.at(2) !== envelope.head.at(level.control)) {
      this.warning(trailer, `${trailer.id}02`, `The control numbers of ${level.head} and ${trailer.id} do not agree.`);
    }
  }

  private warnIfOpen(level: Level): void {
    const envelope = this.open.get(level);
    if (envelope) this.warning(envelope.head, level.head, `${level.head} is not ended by ${level.trailer}.`);
    this.open.delete(level);
  }

  private warning(segment: Segment, field: string, message: string): void {
    new Reporter(this.findings, segment.place).warning(field, message);
  }
}
