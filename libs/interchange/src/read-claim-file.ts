import { DomainError } from '@portal/domain';
import type { FileReading } from './received-claim.js';
import { readCsv } from './csv/read-csv.js';
import { refusedFile } from './reading/refused-file.js';
import { read835 } from './x12-835/read835.js';
import { read837 } from './x12-837/read837.js';
import { type Interchange, readX12 } from './x12/read-x12.js';

const X12_READERS: ReadonlyMap<string, (interchange: Interchange) => FileReading> = new Map([
  ['837', read837],
  ['835', read835],
]);
/** Transaction sets that practices know by other names. */
const OTHER_SETS: ReadonlyMap<string, string> = new Map([
  ['270', 'an eligibility inquiry'],
  ['271', 'an eligibility answer'],
  ['276', 'an inquiry of claim status'],
  ['277', 'an answer of claim status'],
  ['278', 'a request for authorization'],
  ['820', 'a payment of premiums'],
  ['834', 'an enrollment'],
  ['997', 'an acknowledgment'],
  ['999', 'an acknowledgment'],
]);
const TAKEN =
  'Supported are professional claims (X12 837), payers’ answers (X12 835) and CSV with a column claim_number.';

/**
 * Reads a file of claims or of payers' answers; its content says what it is.
 * @param name name of the file, which an error holds as `file`
 * @throws DomainError `invalid-input` when the file as a whole cannot be taken
 */
export function readClaimFile(name: string, text: string): FileReading {
  try {
    return readByContent(text);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw new DomainError(error.code, error.message, error.problems, { ...error.extensions, file: name });
  }
}

function readByContent(text: string): FileReading {
  const content = text.replace(/^[\s\uFEFF]+/, '');
  if (content === '') throw refusedFile('The file is empty.');
  if (content.startsWith('ISA')) return readSets(readX12(content));
  if (/^[^\n\r]*\bclaim_number\b/i.test(content)) return readCsv(text);
  if (/^(GS|ST)[^A-Za-z0-9\s]/.test(content)) throw refusedFile('The file does not begin with an ISA segment.');
  throw refusedFile(`The format of the file is not supported. ${TAKEN}`);
}

function readSets(interchange: Interchange): FileReading {
  const set = interchange.transactionSet;
  const read = X12_READERS.get(set);
  if (read) return read(interchange);
  const name = OTHER_SETS.get(set);
  throw refusedFile(`The file holds transaction set ${set || 'without a number'}${name ? `, ${name}` : ''}. ${TAKEN}`);
}
