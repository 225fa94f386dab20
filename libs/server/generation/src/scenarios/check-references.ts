import { DomainError, type GenerationConfig } from '@portal/domain';
import { validateConfig } from '@portal/simulation';

/**
 * Refuses settings that name what does not exist, name it twice, or plant more patterns than there are claims.
 * @param under where the settings stand in the request body: '' or a JSON pointer such as `/config`
 * @throws DomainError `unknown-reference` with a pointer to each of them
 */
export function checkReferences(
  config: Pick<GenerationConfig, 'patterns' | 'providerIds' | 'ruleChanges' | 'bookedVisits'>,
  under = '',
): void {
  const problems = validateConfig(config).map(({ pointer, detail }) => ({ pointer: under + pointer, detail }));
  if (problems.length > 0) {
    throw new DomainError('unknown-reference', 'The settings name something that cannot be used.', problems);
  }
}
