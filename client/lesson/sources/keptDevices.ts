import { z } from 'zod';

/** Which devices were last chosen on this computer, by the browser's ids. */
export type KeptDevices = z.infer<typeof KeptDevices>;
const KeptDevices = z.object({
  camera: z.string().optional(),
  documentCamera: z.string().optional(),
  microphone: z.string().optional(),
});

/** The sources of a teacher that are devices. */
export type DevicePart = keyof KeptDevices;

const KEPT_AS = 'tongtang.devices';

/** The last choice; empty when there is none or when storage is forbidden. */
export function readKeptDevices(): KeptDevices {
  try {
    return KeptDevices.parse(JSON.parse(localStorage.getItem(KEPT_AS) ?? '{}'));
  } catch {
    // Forbidden or damaged: any device will do.
    return {};
  }
}

/** Remembers one choice beside the others. */
export function keepDevice(part: DevicePart, deviceId: string): void {
  try {
    localStorage.setItem(KEPT_AS, JSON.stringify({ ...readKeptDevices(), [part]: deviceId }));
  } catch {
    // Then the choice lasts until the page is closed.
  }
}
