import type { Connection } from '../../server/lesson/Connection.ts';

/** A line to nobody, which keeps what it was told. */
export class FakeLine implements Connection {
  readonly connectionId = crypto.randomUUID();
  readonly told: { readonly event: string; readonly args: readonly unknown[] }[] = [];
  /** How many bits it carries in a second. */
  bps = Number.POSITIVE_INFINITY;

  /** How often it was cut. */
  cuts = 0;

  cut(): void {
    this.cuts += 1;
  }

  isOpen(): boolean {
    return true;
  }

  async echo(bytes: number): Promise<number> {
    return 20 + (bytes * 8_000) / this.bps;
  }

  tell(event: string, ...args: readonly unknown[]): void {
    this.told.push({ event, args });
  }
}
