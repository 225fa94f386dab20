import type { FileReading, ReceivedAnswer, ReceivedClaim } from '../received-claim.js';
import { FindingList, Reporter } from '../reading/finding-list.js';
import { CLAIMS_AT_MOST } from '../reading/limits.js';
import { refusedFile } from '../reading/refused-file.js';
import { hasAnswer, readCsvAnswer } from './csv-answer.js';
import { readCsvClaim } from './csv-claim.js';
import { type ClaimRows, claimRows } from './claim-rows.js';
import { type CsvRow, csvRows } from './csv-rows.js';

/**
 * Reads claims, and answers where there are some, from comma-separated values: a header, then one row for each service line.
 * A claim with an error is left out together with its answer, and the others are still read.
 * @throws DomainError when the text is no CSV with the columns that it must have, or holds more claims than are taken
 */
export function readCsv(text: string): FileReading {
  const findings = new FindingList();
  const reader = new CsvReader(findings);
  for (const [claimNumber, rows] of reader.rowsByClaim(csvRows(text, findings))) reader.take(claimNumber, rows);
  const { claims, answers, claimsLeftOut, answersLeftOut } = reader;
  return { format: 'csv', claims, answers, claimsLeftOut, answersLeftOut, ...findings.summary() };
}

class CsvReader {
  readonly claims: ReceivedClaim[] = [];
  readonly answers: ReceivedAnswer[] = [];
  claimsLeftOut = 0;
  answersLeftOut = 0;

  constructor(private readonly findings: FindingList) {}

  /** Rows of each claim, whether or not they stand together; claims in the order of their first rows. */
  rowsByClaim(rows: readonly CsvRow[]): Map<string, CsvRow[]> {
    const byClaim = new Map<string, CsvRow[]>();
    for (const row of rows) {
      const claimNumber = row.at('claim_number');
      if (claimNumber === '') this.leaveOut(row);
      else if (!byClaim.get(claimNumber)?.push(row)) byClaim.set(claimNumber, [row]);
    }
    if (byClaim.size > CLAIMS_AT_MOST) throw refusedFile(`The file holds more than ${CLAIMS_AT_MOST} claims.`);
    return byClaim;
  }

  take(claimNumber: string, rows: readonly CsvRow[]): void {
    const claim = readCsvClaim(this.partOf(claimNumber, rows));
    if (claim) this.claims.push(claim);
    else this.claimsLeftOut++;
    if (!hasAnswer(rows)) return;
    const answer = readCsvAnswer(this.partOf(claimNumber, rows));
    if (claim && answer) this.answers.push(answer);
    else this.answersLeftOut++;
  }

  /** Claim and answer are refused each for itself, so each has a reporter. */
  private partOf(claimNumber: string, rows: readonly CsvRow[]): ClaimRows {
    const place = rows[0]?.place ?? { unit: 'line', number: 1 };
    return claimRows(rows, new Reporter(this.findings, place, claimNumber));
  }

  private leaveOut({ place }: CsvRow): void {
    this.claimsLeftOut++;
    new Reporter(this.findings, place).error('claim_number', 'The row names no claim.');
  }
}
