const LOCALE = 'en-US';
const NONE = '–';
const MINUS = '−';

const count = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0 });
const money = new Intl.NumberFormat(LOCALE, { style: 'currency', currency: 'USD' });
const dollars = new Intl.NumberFormat(LOCALE, {
  style: 'currency',
  currency: 'USD',
  maximumFractionDigits: 0,
  signDisplay: 'negative',
});
const short = new Intl.NumberFormat(LOCALE, {
  style: 'currency',
  currency: 'USD',
  notation: 'compact',
  maximumFractionDigits: 1,
  minimumFractionDigits: 0,
  signDisplay: 'negative',
});
const weekday = new Intl.DateTimeFormat(LOCALE, {
  weekday: 'short',
  month: 'short',
  day: 'numeric',
  year: 'numeric',
  timeZone: 'UTC',
});
const monthDay = new Intl.DateTimeFormat(LOCALE, { month: 'short', day: 'numeric', timeZone: 'UTC' });

/** `9,714`; `–` for none. */
export function formatCount(value: number | null | undefined): string {
  return value === null || value === undefined ? NONE : withMinus(count.format(value));
}

/**
 * `9,714 claims`, `1 claim`, `3 tries`: a number and what it counts; `–` for none.
 * @param many the word for other numbers than one, where it is not the word with an s
 */
export function formatQuantity(value: number | null | undefined, one: string, many = `${one}s`): string {
  return value === null || value === undefined ? NONE : `${formatCount(value)} ${value === 1 ? one : many}`;
}

/** `−1.5`, with one decimal; `–` for none. */
export function formatDecimal(value: number | null | undefined): string {
  return value === null || value === undefined ? NONE : withMinus(value.toFixed(1));
}

/** `$1,234.50`; `–` for none. */
export function formatMoney(dollars: number | null | undefined): string {
  return dollars === null || dollars === undefined ? NONE : withMinus(money.format(dollars));
}

/** `$1,235`, whole dollars; `–` for none. */
export function formatDollars(value: number | null | undefined): string {
  return value === null || value === undefined ? NONE : withMinus(dollars.format(value));
}

/** `$20K`, `$1.5M`, as on an axis. */
export function formatShortDollars(value: number): string {
  return withMinus(short.format(value));
}

/** A share as `25.1%`; `–` for none. */
export function formatPercent(share: number | null | undefined, decimals = 1): string {
  return share === null || share === undefined ? NONE : withMinus(`${(share * 100).toFixed(decimals)}%`);
}

/** A share as on an axis: `25%`, and `0.5%` where the steps are that small. */
export function formatPercentTick(share: number): string {
  return formatPercent(share).replace('.0%', '%');
}

/** `Fri, Jan 16, 2026` of an instant or a calendar day, in UTC; `–` for none. */
export function formatDay(instant: string | null | undefined): string {
  return instant ? weekday.format(new Date(instant)) : NONE;
}

/** `Jan 16` of an instant or a calendar day, in UTC; `–` for none. */
export function formatMonthDay(instant: string | null | undefined): string {
  return instant ? monthDay.format(new Date(instant)) : NONE;
}

/** `14:32` of an instant, in UTC; `–` for none. */
export function formatTime(instant: string | null | undefined): string {
  return instant ? instant.slice(11, 16) : NONE;
}

/** `Dec 17 to Jan 15` of two calendar days. */
export function formatDayRange(from: string, to: string): string {
  return `${formatMonthDay(from)} to ${formatMonthDay(to)}`;
}

/** Seconds in the two largest units: `4 h 25 min`, `3 d 2 h`, `9 s`; `–` for none. */
export function formatDuration(seconds: number | null | undefined): string {
  if (seconds === null || seconds === undefined || !Number.isFinite(seconds)) return NONE;
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  const minutes = Math.round(whole / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return pair(hours, 'h', minutes % 60, 'min');
  return pair(Math.floor(hours / 24), 'd', hours % 24, 'h');
}

/** Bytes as `6 MB`. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB'];
  const power = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  return `${count.format(bytes / 1000 ** power)} ${units[power]}`;
}

/** Words as a sentence: with a capital letter and a stop. */
export function sentence(words: string): string {
  const text = words.charAt(0).toUpperCase() + words.slice(1);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function pair(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
}

function withMinus(text: string): string {
  return text.replace('-', MINUS);
}
