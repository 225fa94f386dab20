/** Formats of files that claims and payers' answers come in. */
export const CLAIM_FILE_FORMATS = ['x12-837', 'x12-835', 'csv'] as const;
/** Format of a file of claims or of payers' answers. */
export type ClaimFileFormat = (typeof CLAIM_FILE_FORMATS)[number];

/** The scenario that sets of claims from files stand under. Nobody can start it. */
export const RECEIVED_SCENARIO = 'received-claims';
/** Most files of one import of claims. */
export const MOST_CLAIM_FILES = 20;
/** Longest name of a set of imported claims. */
export const LONGEST_SET_NAME = 80;

/** A file that claims or payers' answers came from. */
export interface OriginFile {
  readonly name: string;
  readonly format: ClaimFileFormat;
  /** Hexadecimal digest of its bytes. */
  readonly sha256: string;
}

/** Where a set of claims came from that the simulation did not make. */
export interface RunOrigin {
  readonly files: readonly OriginFile[];
  /** Which provider of the portal stands for a billing provider of the files, by what the files call it. */
  readonly providers: Readonly<Record<string, string>>;
  /** Which payer of the portal stands for a payer of the files. */
  readonly payers: Readonly<Record<string, string>>;
}
