/** A name as it is shown until names are asked for: the first letter of each word, `Cole Turner` → `C••• T•••`. */
export function maskName(name: string): string {
  return name.replace(/[^\s,]+/g, (word) => `${[...word][0]}•••`);
}

/** A birth date as it is shown until names are asked for: the year. */
export function maskDate(date: string | null): string | null {
  return date === null ? null : date.slice(0, 4);
}
