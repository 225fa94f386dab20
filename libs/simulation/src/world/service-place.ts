import { PLACES, type Provider } from '@portal/domain';

const HOSPITALS = ['Granite Peak Hospital', 'Bonneville Shore Medical Center', 'Twin Forks Hospital'];
const SURGERY_CENTERS = ['Foothill Day Surgery', 'Canyon Rim Surgery Center'];
const NURSING_HOMES = ['Evening Star Care Center', 'Willow Bend Nursing Home'];

const names = new Map<string, string>();

/** Name of the place where a provider gives services under a place-of-service code. All are made up. */
export function serviceLocation(provider: Provider, place: string): string {
  const key = provider.id + place;
  let name = names.get(key);
  if (!name) names.set(key, (name = nameOf(provider, place)));
  return name;
}

function nameOf(provider: Provider, place: string): string {
  const number = Number(provider.id.slice(-3));
  const of = (pool: readonly string[]) => pool[number % pool.length] as string;
  switch (place) {
    case '21':
    case '22':
    case '23':
      return of(HOSPITALS);
    case '24':
      return of(SURGERY_CENTERS);
    case '31':
    case '32':
      return of(NURSING_HOMES);
    case '12':
      return "Patient's home";
    case PLACES.telehealthElsewhere:
    case PLACES.telehealthAtHome:
      return `${provider.name}, video`;
    default:
      return provider.name;
  }
}
