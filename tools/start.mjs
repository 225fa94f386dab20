// npm start: builds what is missing or changed, migrates, starts the API, which serves the admin app and prints the
// sign-in link. Nx's cache makes a second start quick.
import { PORTAL_ENVIRONMENT, PORTAL_FLAGS } from './node-flags.mjs';
import { nx, run } from './nx.mjs';

const built = await nx(['run-many', '-t', 'build', '-p', 'api,admin', '--output-style=static']);
if (built !== 0) process.exit(built);
process.exitCode = await run(process.execPath, [...PORTAL_FLAGS, 'dist/apps/api/main.mjs'], PORTAL_ENVIRONMENT);
