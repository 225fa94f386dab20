export { CSV_COLUMNS, type CsvColumn, type CsvColumnName } from './csv/columns.js';
export { csvTemplate } from './csv/csv-template.js';
export { readCsv } from './csv/read-csv.js';
export { readClaimFile } from './read-claim-file.js';
export { ANSWERS_AT_MOST, CLAIMS_AT_MOST, FINDINGS_AT_MOST } from './reading/limits.js';
export * from './received-claim.js';
export { read835 } from './x12-835/read835.js';
export { read837 } from './x12-837/read837.js';
export { type Interchange, readX12 } from './x12/read-x12.js';
