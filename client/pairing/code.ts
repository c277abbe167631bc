/** The digits of a code as typed or scanned, without spaces and dashes; full-width digits count. At most eight. */
export function codeDigits(typed: string): string {
  return typed.normalize('NFKC').replace(/\D/g, '').slice(0, 8);
}

/** As the display shows it: `1234 5678`. */
export function groupCode(digits: string): string {
  return digits.length > 4 ? `${digits.slice(0, 4)} ${digits.slice(4)}` : digits;
}

/** Whether it is a whole code. */
export function isWholeCode(digits: string): boolean {
  return /^\d{8}$/.test(digits);
}
