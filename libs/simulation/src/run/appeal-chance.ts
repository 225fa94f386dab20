/** Of the denials that wait for their share of appeals, the part that one appealable denial makes up for: small enough to stay a matter of chance. */
const MADE_UP_FOR = 0.25;
/** Most denials that may wait: after a long stretch without appeal rights, later denials do not make up for all of it. */
const MOST_WAITING = 20;

/**
 * The chance with which a denial is appealed, so that `appealRate` of ALL denials are: claims that must be corrected and
 * sent anew cannot be appealed, and the others make up for them as far as they can.
 */
export class AppealChance {
  /** Denials that no appeal has made up for yet. It begins where it settles when every denial can be appealed. */
  private waiting = 1 / MADE_UP_FOR - 1;

  /** Counts a denial and answers with the chance that it is appealed. */
  next(appealRate: number, hasAppealRight: boolean): number {
    this.waiting = Math.min(MOST_WAITING, this.waiting + 1);
    if (!hasAppealRight || appealRate === 0) return 0;
    const chance = Math.min(1, appealRate * this.waiting * MADE_UP_FOR);
    this.waiting -= chance / appealRate;
    return chance;
  }
}
