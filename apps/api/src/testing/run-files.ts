import type { RunExport } from '@portal/contracts';
import type { Answer, PortalClient } from './portal-client.js';
import { type FormOptions, sendForm } from './send-form.js';

const RUNS = '/api/admin/generation/runs';

/** Files of an exported run, by their names. */
export type ExportedFiles = Readonly<Record<string, string>>;

/** Fetches some files of a run, as a browser does that follows links. */
export async function exportedFiles(
  client: PortalClient,
  runId: string,
  names: readonly string[],
): Promise<ExportedFiles> {
  const { files } = await client.accepted<RunExport>('POST', `${RUNS}/${runId}/export`);
  const fetched: Record<string, string> = {};
  for (const { name, path } of files) {
    if (!names.includes(name)) continue;
    const answer = await fetch(client.url + path);
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    fetched[name] = await answer.text();
  }
  return fetched;
}

/** Uploads the files of a run. */
export function uploadRun<Body>(
  client: PortalClient,
  files: { readonly run?: Buffer | string | undefined; readonly groundTruth?: Buffer | string | undefined },
  how: FormOptions = {},
): Promise<Answer<Body>> {
  const form = new FormData();
  for (const [field, content] of Object.entries(files))
    if (content !== undefined) form.append(field, new Blob([new Uint8Array(Buffer.from(content))]), `${field}.ndjson`);
  return sendForm(client, '/api/admin/generation/imports', form, how);
}
