/** Pixels that stay free above and below. */
const MARGIN = 2;

/** A line over the known values, zero at the bottom; gaps stay gaps. */
export function sparklinePath(values: readonly (number | null)[], width: number, height: number): string {
  const top = Math.max(0, ...values.map((value) => value ?? 0)) || 1;
  let open = false;
  return values
    .map((value, index) => {
      if (value === null) {
        open = false;
        return '';
      }
      const x = (width * index) / Math.max(1, values.length - 1);
      const y = height - MARGIN - (Math.max(0, value) / top) * (height - 2 * MARGIN);
      const step = `${open ? 'L' : 'M'}${x.toFixed(1)},${y.toFixed(1)}`;
      open = true;
      return step;
    })
    .join('');
}
