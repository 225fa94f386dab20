/** Most claims of one file. */
export const CLAIMS_AT_MOST = 100_000;
/** Most answers of payers in one file. */
export const ANSWERS_AT_MOST = 100_000;
/** Most findings that are listed of one file; the others are counted. */
export const FINDINGS_AT_MOST = 1_000;
/** Most diagnoses of a claim. */
export const DIAGNOSES_AT_MOST = 12;
/** Most diagnoses that a line points at. */
export const POINTERS_AT_MOST = 4;
/** Most modifiers of a line. */
export const MODIFIERS_AT_MOST = 4;
/** Most units of a line. */
export const UNITS_AT_MOST = 99_999;
