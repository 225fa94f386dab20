module.exports = {
  displayName: 'simulation',
  preset: '../../jest.preset.js',
  // In jest's sandbox every look-up of a global is slow; the simulation does millions.
  sandboxInjectedGlobals: ['Math', 'Map', 'Number', 'Set', 'Date', 'String', 'Object', 'Array'],
  coverageDirectory: '../../coverage/libs/simulation',
};
