/** A field that a request was refused for: a JSON pointer into its body or query, and what is wrong. */
export interface FieldProblem {
  readonly pointer: string;
  readonly detail: string;
}

/** A request that was refused, failed, or got no answer. The message is fit to be shown. */
export class ApiProblem extends Error {
  constructor(
    /** HTTP status; 0 when no answer came. */
    readonly status: number,
    readonly title: string,
    readonly detail: string | null = null,
    /** The fields at fault, when the server named some. */
    readonly errors: readonly FieldProblem[] = [],
    /** The whole problem document: some carry more, such as the `runId` that stands in the way. */
    readonly body: Readonly<Record<string, unknown>> = {},
  ) {
    super(detail ?? title);
    this.name = 'ApiProblem';
  }

  /** True when no answer came: the portal is down or the network is. */
  get unanswered(): boolean {
    return this.status === 0;
  }
}

/** The problem of a request that got no answer in time or none at all. */
export function noAnswer(): ApiProblem {
  return new ApiProblem(0, 'No answer', 'The portal does not answer. Is it running?');
}

/** Reads a problem document (RFC 9457). A body that is none, as a proxy may send it, still gives a problem. */
export function problemOf(status: number, body: unknown): ApiProblem {
  if (typeof body !== 'object' || body === null) return new ApiProblem(status, `The portal answered ${status}`);
  const document = body as Record<string, unknown>;
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);
  return new ApiProblem(
    status,
    text(document['title']) ?? `The portal answered ${status}`,
    text(document['detail']),
    Array.isArray(document['errors']) ? document['errors'].filter(isFieldProblem) : [],
    document,
  );
}

function isFieldProblem(value: unknown): value is FieldProblem {
  const { pointer, detail } = (value ?? {}) as Record<string, unknown>;
  return typeof pointer === 'string' && typeof detail === 'string';
}
