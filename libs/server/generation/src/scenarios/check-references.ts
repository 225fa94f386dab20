import { claimsPerDayBounds, DomainError, type GenerationConfig, type LiveSettings } from '@portal/domain';
import { type CheckedConfig, validateConfig } from '@portal/simulation';

/**
 * Refuses settings that name what does not exist, name it twice, plant more patterns than there are claims, or plan a stage
 * on a day that the run does not have.
 * @param under where the settings stand in the request body: '' or a JSON pointer such as `/config`
 * @throws DomainError `unknown-reference` with a pointer to each of them
 */
export function checkReferences(config: CheckedConfig, under = ''): void {
  const problems = validateConfig(config).map(({ pointer, detail }) => ({ pointer: under + pointer, detail }));
  if (problems.length > 0) {
    throw new DomainError('unknown-reference', 'The settings name something that cannot be used.', problems);
  }
}

/**
 * Refuses more claims a day than a run of the scenario may have.
 * @param under where the settings stand in the request body: '' or a JSON pointer such as `/branches/0/settings`
 * @throws DomainError `invalid-input` with a pointer to the number
 */
export function checkLiveClaimsPerDay(
  { scenarioId }: Pick<GenerationConfig, 'scenarioId'>,
  { claimsPerDay }: Partial<LiveSettings>,
  under = '',
): void {
  const { max } = claimsPerDayBounds(scenarioId);
  if (claimsPerDay === undefined || claimsPerDay <= max) return;
  throw new DomainError('invalid-input', `A run of this scenario has at most ${max} claims a day.`, [
    { pointer: `${under}/claimsPerDay`, detail: `must be at most ${max} in a run of the scenario ${scenarioId}` },
  ]);
}
