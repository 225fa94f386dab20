const { sandboxInjectedGlobals } = require('../../jest.preset.js');

module.exports = {
  displayName: 'simulation',
  preset: '../../jest.preset.js',
  // Nothing here replaces it, and instants are made by the million.
  sandboxInjectedGlobals: [...sandboxInjectedGlobals, 'Date'],
  coverageDirectory: '../../coverage/libs/simulation',
};
