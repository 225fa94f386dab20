import { type FindingList, Reporter } from '../reading/finding-list.js';
import { refusedFile } from '../reading/refused-file.js';
import { Segment } from './segment.js';
import { LENGTH_OF_ISA, readHead, type Separators } from './separators.js';

/** What may stand before the first segment and between segments. */
const BLANK = /[\s\uFEFF]*/y;
const IDENTIFIER = /^[A-Z][A-Z0-9]{1,2}$/;
/** Elements that always hold components: place of service with frequency, and procedure with modifiers. */
const COMPOSITES: ReadonlyMap<string, number> = new Map([
  ['CLM', 5],
  ['SVC', 1],
]);

/**
 * The segments of a file, one after the other. Each ISA segment declares its own separators.
 * @param findings takes what is odd about segments
 * @throws DomainError when the file does not begin with an ISA segment, or one of them is cut off
 */
export function* segmentsOf(text: string, findings: FindingList): Generator<Segment> {
  const scanner = new Scanner(text, findings);
  for (let segment = scanner.next(); segment !== null; segment = scanner.next()) {
    if (IDENTIFIER.test(segment.id)) yield segment;
    else new Reporter(findings, segment.place).warning('segment', 'The segment begins with no identifier of X12.');
  }
}

class Scanner {
  private position = 0;
  private number = 0;
  private separators: Separators | null = null;
  /** True when the interchange was seen to part components by the character that it declares, or by another. */
  private componentsKnown = false;

  constructor(
    private readonly text: string,
    private readonly findings: FindingList,
  ) {}

  next(): Segment | null {
    this.skipBlank();
    if (this.position >= this.text.length) return null;
    this.number++;
    const start = this.position;
    this.position = this.text.startsWith('ISA', start) ? this.readHead(start) : this.endOfSegment(start);
    return this.segment(this.text.slice(start, this.position - 1).trimEnd());
  }

  /** Behind a last segment that nothing ends there is no text left to look at. */
  private skipBlank(): void {
    if (this.position >= this.text.length) return;
    BLANK.lastIndex = this.position;
    BLANK.exec(this.text);
    this.position = BLANK.lastIndex;
  }

  private readHead(start: number): number {
    const { separators, end } = readHead(this.text, start, { unit: 'segment', number: this.number });
    this.separators = separators;
    this.componentsKnown = false;
    if (end - start !== LENGTH_OF_ISA) this.warning('ISA', 'The elements of ISA are not of their fixed lengths.');
    return end;
  }

  private endOfSegment(start: number): number {
    if (this.separators === null) throw refusedFile('The file does not begin with an ISA segment.');
    const end = this.text.indexOf(this.separators.segment, start);
    if (end === -1) this.warning('segment', 'The last segment is not ended.');
    return (end === -1 ? this.text.length : end) + 1;
  }

  private segment(text: string): Segment {
    if (this.separators === null) throw refusedFile('The file does not begin with an ISA segment.');
    const segment = new Segment(this.number, text, this.separators);
    const composite = this.componentsKnown ? undefined : COMPOSITES.get(segment.id);
    if (composite === undefined) return segment;
    this.learnComponents(segment.at(composite), this.separators);
    return new Segment(this.number, text, this.separators);
  }

  /** Senders are known that separate components by another character than they declare; it shows where there must be some. */
  private learnComponents(element: string, separators: Separators): void {
    const used = /^[A-Z0-9]+([^A-Za-z0-9\s.])/.exec(element)?.[1];
    if (used === undefined) return;
    this.componentsKnown = true;
    if (element.includes(separators.component)) return;
    this.separators = { ...separators, component: used };
    this.warning('ISA16', `Components are separated by "${used}", and ISA16 declares "${separators.component}".`);
  }

  private warning(field: string, message: string): void {
    new Reporter(this.findings, { unit: 'segment', number: this.number }).warning(field, message);
  }
}
