import type { WhatIfRequest, WhatIfSummary } from '@portal/contracts';
import { daysBetween } from '@portal/domain';
import { readNumber, readPercent, writePercent } from '../scenario-builder/form/typed-number.js';

/** A future as it is typed; empty fields leave things as they are. */
export interface FutureForm {
  readonly name: string;
  readonly practiceSessionsPerDay: string;
  readonly claimsPerDay: string;
  /** In percent. */
  readonly denialRate: string;
  /** In percent. */
  readonly appealRate: string;
  /** The payer that begins to refuse a service; empty = none. */
  readonly payerId: string;
  readonly procedureCode: string;
  /** Place in which alone the service is refused; it has no field here. */
  readonly placeOfService?: string | null;
  /** Settings that have no field here; they stay as they were asked for. */
  readonly others?: Settings;
}

type Branch = WhatIfRequest['branches'][number];
type Settings = NonNullable<Branch['settings']>;

/** What is asked, as it is typed. */
export interface WhatIfForm {
  /** Empty = named after its futures. */
  readonly name: string;
  readonly from: string;
  readonly days: string;
  readonly futures: readonly FutureForm[];
}

/** Names of the fields of a future. */
export type FutureField = Exclude<keyof FutureForm, 'others' | 'placeOfService'>;

/** A future in which nothing is changed yet. */
export function emptyFuture(number: number): FutureForm {
  return {
    ...{ name: `Future ${number}`, practiceSessionsPerDay: '', claimsPerDay: '' },
    ...{ denialRate: '', appealRate: '', payerId: '', procedureCode: '' },
  };
}

/** The futures that are offered first: what training is worth. */
export const FIRST_FUTURES: readonly FutureForm[] = [
  { ...emptyFuture(1), name: 'No practice', practiceSessionsPerDay: '0' },
  { ...emptyFuture(2), name: 'Five sessions a day', practiceSessionsPerDay: '5' },
];

/** The request of a form. What is not a number goes out as it is, so that the answer names its field. */
export function whatIfRequestOf(runId: string, { name, from, days, futures }: WhatIfForm): WhatIfRequest {
  return { runId, ...(name.trim() && { name }), from, days: readNumber(days), branches: futures.map(branchOf) };
}

/** The form that asks what was asked. */
export function formOf({ name, from, to, branches }: WhatIfSummary): WhatIfForm {
  return { name, from, days: String(daysBetween(from, to) + 1), futures: branches.map(futureOf) };
}

function futureOf({ name, settings = {}, ruleChange }: Branch): FutureForm {
  const { practiceSessionsPerDay, claimsPerDay, denialRate, appealRate, ...others } = settings;
  const text = (value: number | undefined) => (value === undefined ? '' : String(value));
  const percent = (share: number | undefined) => (share === undefined ? '' : writePercent(share));
  return {
    ...{ name, others, practiceSessionsPerDay: text(practiceSessionsPerDay), claimsPerDay: text(claimsPerDay) },
    ...{ denialRate: percent(denialRate), appealRate: percent(appealRate) },
    ...{ payerId: ruleChange?.payerId ?? '', procedureCode: ruleChange?.procedureCode ?? '' },
    placeOfService: ruleChange?.placeOfService ?? null,
  };
}

function branchOf(future: FutureForm): Branch {
  const settings = {
    ...future.others,
    ...(future.practiceSessionsPerDay && { practiceSessionsPerDay: readNumber(future.practiceSessionsPerDay) }),
    ...(future.claimsPerDay && { claimsPerDay: readNumber(future.claimsPerDay) }),
    ...(future.denialRate && { denialRate: readPercent(future.denialRate) }),
    ...(future.appealRate && { appealRate: readPercent(future.appealRate) }),
  };
  const { payerId, procedureCode } = future;
  return {
    name: future.name,
    ...(Object.keys(settings).length > 0 && { settings }),
    ...(payerId && { ruleChange: { payerId, procedureCode, placeOfService: future.placeOfService ?? null } }),
  };
}

/** Where a JSON pointer of the request leads: a field of the form, or null for what concerns none. */
export function formFieldOf(pointer: string): string | null {
  const [, field, index, ...within] = pointer.split('/');
  if (field === 'from' || field === 'days' || field === 'name') return field;
  if (field !== 'branches' || index === undefined) return null;
  return `${index}/${within.at(-1) ?? 'name'}`;
}
