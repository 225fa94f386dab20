import { dayOf, type Instant, syntheticNpi, toCalendarDate, toInstant } from '@portal/domain';
import fc from 'fast-check';
import type { ReceivedClaim, ReceivedLine } from '../received-claim.js';
import { USUAL, type WrittenSeparators } from './interchange-text.js';

const word = fc.stringMatching(/^[A-Z][A-Z0-9]{0,9}$/);
const number = fc.stringMatching(/^[A-Z0-9]{1,14}$/);
const npi = fc.integer({ min: 0, max: 99_999_999 }).map(syntheticNpi);
const seconds = fc.integer({ min: 946_684_800, max: 1_798_761_600 });
const day = seconds.map(toCalendarDate);
const party = fc.record({ id: number, name: word });
const diagnosis = fc.stringMatching(/^[A-Z][0-9][0-9A-Z]\.[0-9A-Z]{1,4}$/);
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });

const line = (codes: readonly string[]): fc.Arbitrary<Omit<ReceivedLine, 'lineNumber'>> =>
  fc.record({
    procedureCode: fc.stringMatching(/^[0-9A-Z][0-9]{4}$/),
    modifiers: fc.array(fc.stringMatching(/^[0-9A-Z]{2}$/), { maxLength: 4 }),
    units: fc.integer({ min: 1, max: 999 }),
    diagnosisCodes: fc.shuffledSubarray([...codes], { minLength: 1, maxLength: Math.min(4, codes.length) }),
    ndc: maybe(fc.stringMatching(/^\d{11}$/)),
    billedAmount: fc.integer({ min: 0, max: 9_999_999_99 }),
  });

const fields = {
  claimNumber: number,
  billingProvider: fc.record({ id: npi, name: word }),
  renderingNpi: maybe(npi),
  payer: party,
  patient: fc.record({
    name: fc.tuple(word, word).map(([last, first]) => `${last}, ${first}`),
    birthDate: day,
    sex: fc.constantFrom('F', 'M', null),
    memberId: number,
  }),
  dateOfService: day,
  placeOfService: fc.stringMatching(/^\d{2}$/),
  serviceLocation: maybe(word),
  authorizationNumber: maybe(number),
  referralNumber: maybe(number),
  orderingNpi: maybe(npi),
  referringNpi: maybe(npi),
  cliaNumber: maybe(number),
  accidentDate: maybe(day),
  attachmentControlNumber: maybe(number),
  frequencyCode: fc.constantFrom('1', '7'),
  replacedClaimNumber: maybe(number),
} as const;

const claim = fc
  .uniqueArray(diagnosis, { minLength: 1, maxLength: 12 })
  .chain((codes) => fc.tuple(fc.constant(codes), fc.array(line(codes), { minLength: 1, maxLength: 5 })))
  .chain(([diagnosisCodes, lines]) => fc.record(fields).map((rest) => withLines(rest, diagnosisCodes, lines)));

function withLines(
  rest: Omit<ReceivedClaim, 'lines' | 'diagnosisCodes' | 'billedAmount' | 'place' | 'submissionDate'>,
  diagnosisCodes: readonly string[],
  lines: readonly Omit<ReceivedLine, 'lineNumber'>[],
): Omit<ReceivedClaim, 'place' | 'submissionDate'> {
  const numbered = lines.map((one, index) => ({ lineNumber: index + 1, ...one }));
  const billedAmount = numbered.reduce((sum, one) => sum + one.billedAmount, 0);
  return { ...rest, diagnosisCodes, lines: numbered, billedAmount };
}

/** A service is given before its claim is sent. */
function timesOf({ dateOfService }: Pick<ReceivedClaim, 'dateOfService'>, submissionDate: Instant) {
  const sentOn = dayOf(submissionDate);
  return { submissionDate, dateOfService: dateOfService < sentOn ? dateOfService : sentOn };
}

/** Claims that were all sent at one time. Where they stand in a file is left open (segment 0). */
export const anyClaims: fc.Arbitrary<ReceivedClaim[]> = fc
  .tuple(seconds.map(toInstant), fc.array(claim, { minLength: 1, maxLength: 4 }))
  .map(([submissionDate, claims]) =>
    claims.map((one) => ({ ...one, ...timesOf(one, submissionDate), place: { unit: 'segment', number: 0 } })),
  );

/** Separators that differ from one another and stand in no text of the claims. */
export const anySeparators: fc.Arbitrary<WrittenSeparators> = fc
  .shuffledSubarray([...'*:^~|>!_;+<\u001c\u001d\u001e\u001f'], { minLength: 4, maxLength: 4 })
  .map(([element, component, repetition, segment]) => ({
    element: element ?? USUAL.element,
    component: component ?? USUAL.component,
    repetition: repetition ?? USUAL.repetition,
    segment: segment ?? USUAL.segment,
  }));
