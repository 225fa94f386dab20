/** Cohen's h: how far apart two shares are, from −π to π; 0.2 is small, 0.5 medium, 0.8 large. */
export function effectSize(share: number, expected: number): number {
  return 2 * Math.asin(Math.sqrt(share)) - 2 * Math.asin(Math.sqrt(expected));
}
