import type { NextFunction, Request, Response } from 'express';
import { Histogram } from 'prom-client';

/** Bounds in seconds; half a second is what every answer that nobody waits for knowingly is to keep within. */
const BOUNDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
/** Stands for every path that is no route, and every method that no route has: what a client makes up adds no series. */
const OTHER = 'other';

const durations = new Histogram({
  name: 'portal_http_request_duration_seconds',
  help: 'Time from a request to the end of its answer, by the template of its route; status is a class, or aborted',
  labelNames: ['method', 'route', 'status'],
  buckets: BOUNDS,
});

/** Middleware that measures every request. Used first, so that what is refused early is measured as well. */
export function measureRequests(request: Request, response: Response, next: NextFunction): void {
  const began = performance.now();
  response.once('close', () => {
    const method = METHODS.has(request.method) ? request.method : OTHER;
    const labels = { method, route: routeOf(request), status: statusOf(response) };
    durations.observe(labels, (performance.now() - began) / 1_000);
  });
  next();
}

/** The template that the router found, `/api/claims/:id`; one that takes any path is where it found none. */
function routeOf({ route }: Request): string {
  const path: unknown = route?.path;
  return typeof path === 'string' && !path.includes('*') ? path : OTHER;
}

function statusOf({ statusCode, writableFinished }: Response): string {
  return writableFinished ? `${Math.floor(statusCode / 100)}xx` : 'aborted';
}
