// Builds the API to one file; packages stay external.
import { bundle } from './bundle.mjs';

await bundle('apps/api/src/main.ts', 'dist/apps/api/main.mjs');
