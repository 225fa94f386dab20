import { maskName } from './patient-mask.js';

it.each([
  ['Cole Turner', 'C••• T•••'],
  ['Turner, Cole', 'T•••, C•••'],
  ['Mary Ann O’Neil-Ray', 'M••• A••• O•••'],
  ['', ''],
])('%s is shown as %s', (name, masked) => {
  expect(maskName(name)).toBe(masked);
});
