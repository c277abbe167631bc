import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';
import type { ClientToServer, ServerToClient } from '../../shared/protocol/index.ts';

/** The socket to the server, typed by the contract. */
export type Line = Socket<ServerToClient, ClientToServer>;

/** A WebSocket first: it needs the fewest trips. */
const SOCKET_FIRST = ['websocket', 'polling'];
/** Plain requests first, and a WebSocket from there on if one opens. */
const REQUESTS_FIRST = ['polling', 'websocket'];

/**
 * Opens a line to the server and keeps seeking it. Where a school's proxy refuses WebSockets, or never answers them,
 * the line goes over plain requests.
 *
 * @param url - The server's origin.
 * @param more - What only programs outside a browser need, e.g. headers.
 */
export function openLine(url: string, more: Partial<ManagerOptions & SocketOptions> = {}): Line {
  const line: Line = io(url, {
    transports: SOCKET_FIRST,
    // Otherwise the second transport is never tried.
    tryAllTransports: true,
    reconnectionDelay: 250,
    reconnectionDelayMax: 1_000,
    timeout: 10_000,
    ...more,
  });
  // Silence is no error to the transport: the other order is tried the next time.
  line.on('connect_error', ({ message }) => {
    if (message !== 'timeout') return;
    const { opts } = line.io;
    opts.transports = opts.transports === SOCKET_FIRST ? REQUESTS_FIRST : SOCKET_FIRST;
  });
  return line;
}
