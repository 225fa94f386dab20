import type { ClaimImportRequest } from '@portal/contracts';
import type { Answer, PortalClient } from './portal-client.js';
import { type FormOptions, sendForm } from './send-form.js';

/** What is sent beside the files, and how. */
export interface UploadOptions extends FormOptions {
  /** The request, or a text in its place. */
  readonly request?: ClaimImportRequest | string;
}

/** Uploads files of claims and answers, by their names. */
export function uploadClaims<Body>(
  client: PortalClient,
  files: Readonly<Record<string, string>>,
  { request, ...how }: UploadOptions = {},
): Promise<Answer<Body>> {
  const form = new FormData();
  for (const [name, content] of Object.entries(files)) form.append('files', new Blob([content]), name);
  if (request !== undefined) form.append('request', typeof request === 'string' ? request : JSON.stringify(request));
  return sendForm(client, '/api/admin/claims/import', form, how);
}
