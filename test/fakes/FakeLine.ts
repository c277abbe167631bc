import type { Connection } from '../../server/lesson/Connection.ts';

/** A line to nobody, which keeps what it was told. */
export class FakeLine implements Connection {
  readonly connectionId = crypto.randomUUID();
  readonly told: { readonly event: string; readonly args: readonly unknown[] }[] = [];

  isOpen(): boolean {
    return true;
  }

  tell(event: string, ...args: readonly unknown[]): void {
    this.told.push({ event, args });
  }
}
