/** Prefix of US health applications that the check digit of an NPI is computed with. */
const PREFIX = '80840';

/** True when the text is ten digits with a correct check digit (Luhn over 80840 + NPI). */
export function hasValidCheckDigit(npi: string): boolean {
  return /^\d{10}$/.test(npi) && luhnSum(PREFIX + npi) % 10 === 0;
}

/**
 * A number that no one can hold: it begins with 9, which is never issued, and its check digit is correct (law 10).
 * @param serial 0 to 99,999,999
 */
export function syntheticNpi(serial: number): string {
  const stem = `9${String(serial % 100_000_000).padStart(8, '0')}`;
  return stem + ((10 - (luhnSum(`${PREFIX}${stem}0`) % 10)) % 10);
}

function luhnSum(digits: string): number {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = digits.charCodeAt(digits.length - 1 - i) - 48;
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum;
}
