// Writes each project's test counts to tmp/test-results, where `npm test` adds them up. Part of the Nx cache outputs, so
// a cached run still counts.
const { mkdirSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

module.exports = class TestResultsReporter {
  onRunComplete(contexts, results) {
    const [context] = contexts;
    const { displayName, rootDir } = context.config;
    const name = displayName?.name ?? rootDir.split('/').pop();
    const folder = join(__dirname, '../tmp/test-results');
    mkdirSync(folder, { recursive: true });
    const counts = {
      name,
      passed: results.numPassedTests,
      // A suite that could not even start holds no failed test, and is a failure all the same.
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
      skipped: results.numPendingTests + results.numTodoTests,
    };
    writeFileSync(join(folder, `${name}.json`), JSON.stringify(counts));
  }
};
