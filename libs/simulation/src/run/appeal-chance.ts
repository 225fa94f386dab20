/** Denials that the running share starts from, before there are enough to count. */
const PRIOR_DENIALS = 40;
/** Share of denials with an appeal right that is assumed at the start. Our assumption; counting soon outweighs it. */
const PRIOR_SHARE = 0.85;

/**
 * The chance with which a denial that has an appeal right is appealed, so that `appealRate` of ALL denials are: claims
 * that must be corrected and sent anew cannot be appealed, and the others make up for them.
 */
export class AppealChance {
  private denials = PRIOR_DENIALS;
  private appealable = PRIOR_DENIALS * PRIOR_SHARE;

  /** Counts a denial and answers with the chance for it. */
  next(appealRate: number, hasAppealRight: boolean): number {
    this.denials++;
    if (hasAppealRight) this.appealable++;
    return Math.min(1, (appealRate * this.denials) / this.appealable);
  }
}
