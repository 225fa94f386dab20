import { DomainError } from '@portal/domain';
import type { FilePlace } from '../received-claim.js';

/**
 * Refuses a file as a whole.
 * @param message what is wrong, as a sentence
 * @param place where in the file it shows, if anywhere
 */
export function refusedFile(message: string, place?: FilePlace): DomainError {
  const where = place ? ` (${place.unit} ${place.number})` : '';
  const problems = [{ pointer: '/file', detail: `${message.replace(/\.$/, '')}${where}` }];
  return new DomainError('invalid-input', message, problems, place ? { place } : {});
}
