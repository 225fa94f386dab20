import { type ClaimSubmission, withContent } from '@portal/domain';

/**
 * The claim with the key of a call at the end of its patient's id, such as `PT-001A-000042-9D3C…`: every call has a panel
 * of its own, which counts its patients from the start, so that without the key one id would stand for different people.
 */
export function withPatientOf(key: string, content: ClaimSubmission): ClaimSubmission {
  return withContent(content, { patientId: `${content.patientId}-${key}` });
}
