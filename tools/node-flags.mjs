/**
 * How Node runs the built portal. At full speed batches become garbage faster than V8 cares to collect; a bound on the old
 * generation, well above what a long run of a hospital keeps alive (190 MB), holds the process with its threads under
 * 400 MB.
 */
export const PORTAL_FLAGS = ['--max-old-space-size=272'];
