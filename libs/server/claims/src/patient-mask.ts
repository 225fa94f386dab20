/** A name as it is shown until names are asked for: `Turner, Cole` → `T•••, C•••`. */
export function maskName(name: string): string {
  return name
    .split(', ')
    .map((part) => `${part.slice(0, 1)}•••`)
    .join(', ');
}

/** A birth date as it is shown until names are asked for: the year. */
export function maskDate(date: string | null): string | null {
  return date === null ? null : date.slice(0, 4);
}
