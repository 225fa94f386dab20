/** Places of service that rules turn on, by their code. Source: the CMS list of place-of-service codes. */
export const PLACES = {
  office: '11',
  telehealthElsewhere: '02',
  telehealthAtHome: '10',
} as const;

/** Whether a service in this place was given by telehealth. A claim may name no place. */
export function isTelehealth(place: string | null | undefined): boolean {
  return place === PLACES.telehealthElsewhere || place === PLACES.telehealthAtHome;
}
