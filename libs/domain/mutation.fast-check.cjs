// Stands for fast-check while mutants are measured: property tests draw the same examples for every mutant, so that two
// measurements give the same score, and stop at the first example that fails instead of looking for the smallest.
const fastCheck = require('../../node_modules/fast-check/lib/cjs/fast-check.js');

fastCheck.configureGlobal({ seed: 1, endOnFailure: true });

module.exports = fastCheck;
