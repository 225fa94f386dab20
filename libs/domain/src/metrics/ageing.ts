/** Age classes of open receivables, in days since submission. */
export const AGEING_BUCKETS = [
  { bucket: '0-30', fromDays: 0, toDays: 30 },
  { bucket: '31-60', fromDays: 31, toDays: 60 },
  { bucket: '61-90', fromDays: 61, toDays: 90 },
  { bucket: '91-120', fromDays: 91, toDays: 120 },
  { bucket: '120+', fromDays: 121, toDays: null },
] as const;
