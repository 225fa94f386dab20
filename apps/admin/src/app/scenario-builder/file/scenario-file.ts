import type { Scenario, ScenarioBody } from '@portal/contracts';
import { GENERATION_BOUNDS } from '@portal/domain';

/** Largest scenario file in bytes; one with every setting has about 2 kB. */
export const LARGEST_FILE = 64_000;

/** A file that is no scenario. The message is fit to be shown. */
export class ScenarioFileError extends Error {}

/** A scenario as it is kept in a file: exactly the body that `POST /api/admin/scenarios` takes. */
export function scenarioFileText({ name, description, speed, config }: Scenario): string {
  return `${JSON.stringify({ name, description, speed, config } satisfies ScenarioBody, null, 2)}\n`;
}

/**
 * The body that a file holds. What its fields may be is for the server to judge, which names each that is wrong.
 * @throws ScenarioFileError when it is too large or holds no JSON object
 */
export function readScenarioFile(text: string): Readonly<Record<string, unknown>> {
  if (text.length > LARGEST_FILE) throw new ScenarioFileError('It is too large for a scenario.');
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    throw new ScenarioFileError(`It is not JSON: ${(error as Error).message}.`);
  }
  if (typeof content !== 'object' || content === null || Array.isArray(content))
    throw new ScenarioFileError('It is JSON, but not an object with name, speed and config.');
  return content as Record<string, unknown>;
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
