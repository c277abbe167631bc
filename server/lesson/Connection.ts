import type { ServerToClient } from '../../shared/protocol/index.ts';

/** One open line to a device. */
export interface Connection {
  readonly connectionId: string;
  /** Whether it is still there. */
  isOpen(): boolean;
  /** Sends without waiting. A line that does not drain is closed by whoever owns it. */
  tell<E extends keyof ServerToClient>(event: E, ...args: Parameters<ServerToClient[E]>): void;
}
