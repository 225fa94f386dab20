// One preset for every project that runs in Node: swc compiles, `.js` suffixes on relative imports resolve to `.ts`,
// and the packages that ship ES modules only are compiled too (Node 20 cannot `require` them inside jest).
// nx.json starts Jest with two flags of V8. Each suite has all code compiled anew and few run it for long: a quick first
// compilation of all of it, and a young generation that worlds of claims fit into, save a tenth of the time together.
const { readFileSync } = require('node:fs');
const nxPreset = require('@nx/jest/preset').default;

const swc = { ...JSON.parse(readFileSync(`${__dirname}/.swcrc`, 'utf8')), swcrc: false };

module.exports = {
  ...nxPreset,
  testEnvironment: 'node',
  transform: { '^.+\\.[cm]?[tj]s$': ['@swc/jest', swc] },
  transformIgnorePatterns: ['/node_modules/(?!(@nestjs|@faker-js|date-fns)/)'],
  reporters: ['default', `${__dirname}/tools/test-results.reporter.cjs`],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': ['$1.js', '$1'] },
  // In jest's sandbox every look-up of a global is slow, and rows are mapped and sums drawn by the million.
  // Without `Date`, which fake timers replace.
  sandboxInjectedGlobals: ['Array', 'Boolean', 'JSON', 'Map', 'Math', 'Number', 'Object', 'Set', 'String', 'Symbol'],
  // A limit for what hangs, not for what is slow: whole portals start here, on machines that do other work too.
  testTimeout: 120_000,
};
