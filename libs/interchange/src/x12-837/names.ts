import type { CalendarDate } from '@portal/domain';
import type { NamedParty } from '../received-claim.js';
import type { Reporter } from '../reading/finding-list.js';
import { warnOfNpi } from '../reading/npi.js';
import { readX12Date } from '../reading/dates.js';
import type { Segment } from '../x12/segment.js';

/** A person of the hierarchy, as far as a claim needs the person. */
export interface Person {
  readonly name: string;
  readonly memberId: string | null;
  readonly birthDate: CalendarDate | null;
  readonly sex: 'F' | 'M' | null;
}

/** Text of an element, or null where it is empty. */
export function textAt(segment: Segment, element: number): string | null {
  return segment.at(element) || null;
}

/** `Last, First` of an NM1 segment; one of the two where there is no other, and the name alone of an organization. */
function nameOf(segment: Segment): string {
  return [segment.at(3), segment.at(4)].filter(Boolean).join(', ');
}

/** A person by an NM1 segment; birth and sex come with the DMG that follows. */
export function personOf(segment: Segment): Person {
  return { name: nameOf(segment), memberId: textAt(segment, 9), birthDate: null, sex: null };
}

/** The same person with birth and sex by a DMG segment. */
export function withDemographics(person: Person, segment: Segment): Person {
  const sex = segment.at(3);
  return { ...person, birthDate: readX12Date(segment.at(2)), sex: sex === 'F' || sex === 'M' ? sex : null };
}

/** A provider or payer by an NM1 segment, or null when it names none. */
export function partyOf(segment: Segment): NamedParty | null {
  const party = { id: textAt(segment, 9), name: nameOf(segment) || null };
  return party.id === null && party.name === null ? null : party;
}

/** The NPI of an NM1 segment, or null when it holds none. Warns when its check digit is wrong. */
export function npiOf(segment: Segment, reporter: Reporter): string | null {
  const npi = segment.at(8) === 'XX' ? textAt(segment, 9) : null;
  warnOfNpi(npi, `NM109 of NM1*${segment.at(1)}`, reporter, segment.place);
  return npi;
}
