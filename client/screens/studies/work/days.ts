/** The end of a day as a date field writes it (`2027-03-01`), in Unix ms by this device's time; `null` for an empty one. */
export const dayEndMs = (day: string): number | null => (day === '' ? null : new Date(`${day}T23:59:59`).getTime());

/** An instant as a date field writes it, by this device's time. */
export function dayOf(atMs: number | null): string {
  if (atMs === null) return '';
  const at = new Date(atMs);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
