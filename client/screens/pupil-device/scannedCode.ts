import { RoomCode } from '../../../shared/protocol/pupils.ts';

/** The code that was scanned: behind the # of the address, where no server's log sees it. */
export function scannedCode(): string | undefined {
  return RoomCode.safeParse(window.location.hash.slice(1).toUpperCase()).data;
}
