import { type ClaimSubmission, isTelehealth, PLACES, withContent } from '@portal/domain';
import { changedLine, withLines, type Defect, type PlantingSite, type Slip } from './defect.js';

const VIDEO = '95';

/** PTN-007: a video visit sent with the place of an office, or without the modifier that says it was by video. */
export const telehealthPlace: Defect = {
  causeId: 'PTN-007',
  slips(claim, site) {
    const byVideo = isTelehealth(claim.placeOfService);
    const slips: Slip[] = [];
    if ((byVideo || claim.placeOfService === PLACES.office) && allByVideo(claim, site))
      slips.push(sentAsOffice(claim, site));
    if (byVideo && claim.lineItems.some(({ modifiers }) => modifiers.includes(VIDEO))) slips.push(withoutVideo(claim));
    return slips;
  },
};

function allByVideo(claim: ClaimSubmission, { policies }: PlantingSite): boolean {
  return claim.lineItems.every(({ procedureCode }) => policies.procedures.get(procedureCode)?.telehealth);
}

function sentAsOffice(claim: ClaimSubmission, { policies }: PlantingSite): Slip {
  return {
    weight: 5,
    operation: 'telehealthAsOffice',
    lineNumber: null,
    description: 'sent a video visit (modifier 95) with place of service 11, office',
    apply: () => {
      const lines = claim.lineItems.map((line) =>
        line.modifiers.includes(VIDEO) ? line : changedLine(line, { modifiers: [...line.modifiers, VIDEO] }),
      );
      return withContent(withLines(claim, lines), {
        placeOfService: PLACES.office,
        serviceLocation: policies.providers.get(claim.providerId)?.name ?? claim.serviceLocation,
      });
    },
  };
}

function withoutVideo(claim: ClaimSubmission): Slip {
  return {
    weight: 5,
    operation: 'dropTelehealthModifier',
    lineNumber: null,
    description: `sent a video visit (place ${claim.placeOfService}) without modifier 95`,
    apply: () =>
      withLines(
        claim,
        claim.lineItems.map((line) =>
          changedLine(line, { modifiers: line.modifiers.filter((modifier) => modifier !== VIDEO) }),
        ),
      ),
  };
}
