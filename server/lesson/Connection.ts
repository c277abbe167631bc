import type { ServerToClient } from '../../shared/protocol/index.ts';

/** What is told without an answer. */
type Told = Exclude<keyof ServerToClient, 'link.probe'>;

/** One open line to a device. */
export interface Connection {
  readonly connectionId: string;
  /** Whether it is still there. */
  isOpen(): boolean;
  /** When something last came over it, Unix ms; `undefined`: that is not known. */
  heardAtMs?(): number;
  /** Sends without waiting. A line that does not drain is closed by whoever owns it. */
  tell<E extends Told>(event: E, ...args: Parameters<ServerToClient[E]>): void;
  /** Ends as if a cable had been pulled. For drills. */
  cut(): void;
  /** How long so many bytes and their answer take, in ms. Rejects when no answer comes. */
  echo(bytes: number): Promise<number>;
}
