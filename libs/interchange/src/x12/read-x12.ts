import { FindingList } from '../reading/finding-list.js';
import { refusedFile } from '../reading/refused-file.js';
import { EnvelopeCheck } from './envelope-check.js';
import type { Segment } from './segment.js';
import { segmentsOf } from './segments.js';

/** A file of X12: one interchange or several, with transaction sets of one kind. */
export interface Interchange {
  /** Kind of its transaction sets (ST01): `837`. */
  readonly transactionSet: string;
  /**
   * Its segments in order, made while they are asked for: a large file never stands in memory as segments. Envelopes that
   * do not agree are noted as warnings.
   * @throws DomainError when a later ISA segment is cut off, or a transaction set is of another kind
   */
  segments(findings: FindingList): Iterable<Segment>;
}

/**
 * Opens a file of X12 by the separators that its ISA segment declares. A mark of byte order and blank lines may come first.
 * @throws DomainError when the text is not X12, its ISA segment is cut off or it holds no transaction set
 */
export function readX12(text: string): Interchange {
  const transactionSet = firstSetOf(text);
  return { transactionSet, segments: (findings) => checkedSegments(text, transactionSet, findings) };
}

function firstSetOf(text: string): string {
  for (const segment of segmentsOf(text, new FindingList())) {
    if (segment.id === 'ST') return segment.at(1);
  }
  throw refusedFile('The file holds no transaction set: there is no ST segment in it.');
}

function* checkedSegments(text: string, transactionSet: string, findings: FindingList): Generator<Segment> {
  const envelopes = new EnvelopeCheck(findings);
  for (const segment of segmentsOf(text, findings)) {
    if (segment.id === 'ST' && segment.at(1) !== transactionSet) {
      throw refusedFile(
        `The file holds transaction sets ${transactionSet} and ${segment.at(1)}; each needs a file of its own.`,
        segment.place,
      );
    }
    envelopes.take(segment);
    yield segment;
  }
  envelopes.finish();
}
