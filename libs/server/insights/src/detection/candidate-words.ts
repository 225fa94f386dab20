import { answerOf, ANY, WHOLE_CLAIM } from '@portal/domain';
import { codeInWords, payerName, REFERENCE } from '@portal/reference';
import type { StoredCandidate } from './candidate.store.js';

/** Places as one says where a service is given. */
const PLACES: Readonly<Record<string, string>> = {
  '11': 'at the office',
  '22': 'at the outpatient department',
  '21': 'in the hospital',
  '23': 'in the emergency room',
  '24': 'at the surgery center',
  '10': 'at the patient’s home by video',
  '02': 'by video',
  '12': 'at home',
  '20': 'in urgent care',
  '31': 'in the nursing facility',
  '32': 'in the nursing facility',
};

/** What was found, in a line: `Granite Peak Health refuses 93306 at the office`. */
export function candidateTitle({ payerId, procedureCode, placeOfService }: ServiceColumns): string {
  const who = payerId === ANY ? 'Payers in general refuse' : `${payerName(payerId)} refuses`;
  const what = procedureCode === WHOLE_CLAIM ? 'claims' : procedureCode;
  return [who, what, placeInWords(placeOfService)].filter(Boolean).join(' ');
}

/** What to do about it. */
export function candidateAdvice(candidate: StoredCandidate): string {
  const { payerId, procedureCode, placeOfService, began, evidence, ongoing } = candidate;
  const payer = payerId === ANY ? 'the payers' : payerName(payerId);
  const since = began === null ? '' : ` on ${dayInWords(began)}`;
  if (!ongoing) {
    const refused = began === null ? 'refused before' : `refused since ${dayInWords(began)}`;
    return `Such claims are paid again. Ask ${payer} whether those ${refused} can be reprocessed.`;
  }
  const ask = `Ask ${payer} whether a rule for ${procedureCode === WHOLE_CLAIM ? 'such claims' : procedureCode} changed${since}.`;
  const { denied, seen } = evidence.otherPlaces;
  const paidElsewhere = placeOfService !== ANY && seen >= 10 && denied / seen < 0.1;
  return paidElsewhere
    ? `${ask} It still pays for the service in other places: until it answers, give it there where that is right for the patient.`
    : `${ask} Hold these claims until it answers, and appeal with proof that the service was covered.`;
}

/** A service in words: `20610 at the office`. */
export function serviceInWords({ procedureCode, placeOfService }: Omit<ServiceColumns, 'payerId'>): string {
  const what = procedureCode === WHOLE_CLAIM ? 'claims as such' : procedureCode;
  return [what, placeInWords(placeOfService)].filter(Boolean).join(' ');
}

/** The codes of an answer with our own words. */
export function answerInWords(answer: string) {
  const { group, carc, rarcs } = answerOf(answer);
  return {
    group,
    carc: codeInWords(carc, REFERENCE.carcs),
    rarcs: rarcs.map((code) => codeInWords(code, REFERENCE.rarcs)),
  };
}

const DAY = new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric', year: 'numeric', timeZone: 'UTC' });

/** `Jan 16, 2026`. */
function dayInWords(day: string): string {
  return DAY.format(Date.parse(day));
}

type ServiceColumns = Pick<StoredCandidate, 'payerId' | 'procedureCode' | 'placeOfService'>;

function placeInWords(place: string): string {
  if (place === ANY) return '';
  return PLACES[place] ?? (place === '' ? 'without a place' : `at place ${place}`);
}
