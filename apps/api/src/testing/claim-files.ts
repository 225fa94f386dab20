import type { ClaimImportRequest } from '@portal/contracts';
import { type Answer, type PortalClient, TOKEN } from './portal-client.js';

const PATH = '/api/admin/claims/import';

/** What is sent beside the files, and how. */
export interface UploadOptions {
  /** The request, or a text in its place. */
  readonly request?: ClaimImportRequest | string;
  readonly signal?: AbortSignal;
  readonly anonymous?: boolean;
}

/** Uploads files of claims and answers, by their names. */
export async function uploadClaims<Body>(
  client: PortalClient,
  files: Readonly<Record<string, string>>,
  { request, signal, anonymous }: UploadOptions = {},
): Promise<Answer<Body>> {
  const form = new FormData();
  for (const [name, content] of Object.entries(files)) form.append('files', new Blob([content]), name);
  if (request !== undefined) form.append('request', typeof request === 'string' ? request : JSON.stringify(request));
  const response = await fetch(client.url + PATH, {
    method: 'POST',
    headers: anonymous ? {} : { authorization: `Bearer ${TOKEN}` },
    body: form,
    ...(signal && { signal }),
  });
  const type = (response.headers.get('content-type') ?? '').split(';')[0] as string;
  return { status: response.status, type, body: (await response.json()) as Body };
}
