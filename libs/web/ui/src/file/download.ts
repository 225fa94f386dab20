/** Real milliseconds after which the browser has surely taken the file over. */
const KEPT_FOR = 10_000;

/** Hands a text to the browser as a file to be saved. */
export function downloadText(
  fileName: string,
  type: 'text/csv' | 'application/json' | 'application/sql',
  text: string,
): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_FOR);
}

/** A name that is safe on every file system, marked as synthetic: `synthetic-denied-dollars-by-reason.csv`. */
export function syntheticFileName(subject: string, extension: 'csv' | 'json' | 'sql'): string {
  return `synthetic-${plainFileName(subject, extension)}`;
}

/** A name that is safe on every file system: `claims.csv`. */
export function plainFileName(subject: string, extension: 'csv' | 'json' | 'sql'): string {
  const plain = subject
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return `${plain || 'data'}.${extension}`;
}
