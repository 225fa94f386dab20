import type { Scenario, ScenarioBody } from '@portal/contracts';
import { GENERATION_BOUNDS } from '@portal/domain';
import { sentence } from '@portal/figures';
import type { FieldProblem } from '@portal/web/data';

/** Largest scenario file in bytes; one with every setting has about 2 kB. */
export const LARGEST_FILE = 64_000;

/** Fields of the file by the names that the form gives them. */
const FIELD_NAMES: Readonly<Record<string, string>> = {
  name: 'Name',
  description: 'Description',
  speed: 'Speed',
  claimsPerDay: 'Claims per day',
  denialRate: 'Denied at first',
  appealRate: 'Denials appealed',
  practiceSessionsPerDay: 'Practice sessions',
  duration: 'Duration',
  warmupDays: 'History before start',
  startDate: 'First simulated day',
  providerIds: 'Providers',
  patterns: 'Patterns',
  frequency: 'Frequency',
  improvementRate: 'Improvement',
  stages: 'Stages',
  fromDay: 'First day',
  ruleChanges: 'Rule changes',
  bookedVisits: 'Booked visits',
  patternId: 'Pattern',
  payerId: 'Payer',
  providerId: 'Provider',
  procedureCode: 'Procedure code',
  placeOfService: 'Place of service',
};
/** One of a list, by the name of the list. */
const ONE_OF: Readonly<Record<string, string>> = {
  Patterns: 'Pattern',
  Stages: 'Stage',
  Providers: 'Provider',
  'Rule changes': 'Rule change',
  'Booked visits': 'Booked visit',
};

/** A file that is no scenario. The message is fit to be shown. */
export class ScenarioFileError extends Error {}

/** A scenario as it is kept in a file: exactly the body that `POST /api/admin/scenarios` takes. */
export function scenarioFileText({ name, description, speed, config }: Scenario): string {
  return `${JSON.stringify({ name, description, speed, config } satisfies ScenarioBody, null, 2)}\n`;
}

/**
 * The body that a file holds. What its fields may be is for the server to judge, which names each that is wrong.
 * @throws ScenarioFileError when it is too large, or holds no name or no settings
 */
export function readScenarioFile(text: string): Readonly<Record<string, unknown>> {
  if (text.length > LARGEST_FILE) throw new ScenarioFileError('It is too large for a scenario.');
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    throw new ScenarioFileError('This is no scenario file: it holds other text, or only a part of one.');
  }
  const fields = isObject(content) ? content : {};
  const missing = [
    ...(typeof fields['name'] === 'string' ? [] : ['name']),
    ...(isObject(fields['config']) ? [] : ['settings']),
  ];
  if (missing.length > 0) {
    const verb = missing.join() === 'name' ? 'is' : 'are';
    throw new ScenarioFileError(`This is no scenario file: ${missing.join(' and ')} ${verb} missing.`);
  }
  return fields;
}

/** A wrong field of a file as a person reads it: the name that the form gives it, and what is wrong. */
export function fieldInWords({ pointer, detail }: FieldProblem): { readonly field: string; readonly problem: string } {
  return { field: nameOf(pointer), problem: sentence(detail) };
}

function isObject(content: unknown): content is Readonly<Record<string, unknown>> {
  return typeof content === 'object' && content !== null && !Array.isArray(content);
}

/** `Stage 2, Claims per day` of `/config/stages/1/settings/claimsPerDay`. */
function nameOf(pointer: string): string {
  const parts = pointer.split('/').filter((part) => part !== '' && part !== 'config' && part !== 'settings');
  const names: string[] = [];
  for (const part of parts) {
    const list = names.at(-1) ?? '';
    if (/^\d+$/.test(part)) names.splice(-1, 1, `${ONE_OF[list] ?? list} ${Number(part) + 1}`);
    else names.push(FIELD_NAMES[part] ?? part);
  }
  return names.join(', ') || 'Settings';
}

/** The name, or with a number behind it where one of that name is there already. */
export function freeName(name: string, taken: readonly string[]): string {
  const known = new Set(taken.map((other) => other.trim().toLowerCase()));
  for (let number = 1; ; number++) {
    const suffix = number === 1 ? '' : ` (${number})`;
    const free = name.trim().slice(0, GENERATION_BOUNDS.name.max - suffix.length) + suffix;
    if (!known.has(free.toLowerCase())) return free;
  }
}
