import { type Answer, type PortalClient, TOKEN } from './portal-client.js';

/** How a form is sent. */
export interface FormOptions {
  readonly signal?: AbortSignal;
  /** Without the admin token. */
  readonly anonymous?: boolean;
}

/** Posts a form with files and answers with whatever comes back. */
export async function sendForm<Body>(
  client: PortalClient,
  path: string,
  form: FormData,
  { signal, anonymous }: FormOptions = {},
): Promise<Answer<Body>> {
  const response = await fetch(client.url + path, {
    method: 'POST',
    headers: anonymous ? {} : { authorization: `Bearer ${TOKEN}` },
    body: form,
    ...(signal && { signal }),
  });
  const type = (response.headers.get('content-type') ?? '').split(';')[0] as string;
  return { status: response.status, type, body: (await response.json()) as Body };
}
