/** How each part is, by its name. */
const parts = (description: string) => ({
  type: 'object',
  description,
  additionalProperties: {
    type: 'object',
    required: ['status'],
    properties: {
      status: { type: 'string', enum: ['up', 'down'], description: 'Whether the part works' },
      message: { type: 'string', description: 'What is wrong, or with which reservation it works' },
    },
  },
  example: { database: { status: 'up' }, migrations: { status: 'up' } },
});

/**
 * The answer of `/health/ready` as an OpenAPI schema. Terminus could describe it itself, but asks for Swagger by name when it
 * does, which loads all of Nest a second time beside the bundled one.
 */
export const READINESS_SCHEMA = {
  type: 'object',
  required: ['status', 'info', 'error', 'details'],
  properties: {
    status: {
      type: 'string',
      enum: ['ok', 'error', 'shutting_down'],
      description: 'Whether the portal can do its work',
    },
    info: parts('Parts that work'),
    error: parts('Parts that do not'),
    details: parts('All parts'),
  },
};
