/** The age bands that shares and prevalences are given for: 0, 1–17, 18–44, 45–64, 65 and over. */
export const AGE_BANDS = [
  { from: 0, to: 0 },
  { from: 1, to: 17 },
  { from: 18, to: 44 },
  { from: 45, to: 64 },
  { from: 65, to: 95 },
] as const;

/** Index of the age band of an age in years. */
export function ageBandOf(age: number): number {
  if (age >= 65) return 4;
  if (age >= 45) return 3;
  if (age >= 18) return 2;
  return age >= 1 ? 1 : 0;
}
