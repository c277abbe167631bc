import type { CaptureDevice } from '../../media/devices.ts';

/**
 * In which order devices are tried: the wanted one, then all others as the browser lists them.
 *
 * @param taken - A device that is in use for something else; it is never tried, except when it is the wanted one.
 */
export function deviceOrder(
  devices: readonly CaptureDevice[],
  { wanted, taken }: { readonly wanted: string | undefined; readonly taken: string | null },
): string[] {
  const ids = devices.map(({ deviceId }) => deviceId);
  const others = ids.filter((deviceId) => deviceId !== wanted && deviceId !== taken);
  return wanted !== undefined && ids.includes(wanted) ? [wanted, ...others] : others;
}
