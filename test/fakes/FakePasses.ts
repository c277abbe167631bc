import type { PassDesk } from '../../server/lesson/ports.ts';
import { newId } from '../../server/platform/newId.ts';
import { idPrefixes, PassId } from '../../shared/vocabulary/index.ts';

/** Gives out codes that nobody can redeem, and notes which passes were taken away. */
export class FakePasses implements PassDesk {
  readonly revoked: PassId[] = [];
  /** Called when a pass is taken away. */
  onRevoked: (passId: PassId) => void = () => undefined;

  async issue() {
    return { passId: newId(PassId, idPrefixes.pass), code: 'A'.repeat(22), expiresAtMs: 1_000 };
  }

  async revoke(passId: PassId): Promise<void> {
    this.revoked.push(passId);
    this.onRevoked(passId);
  }
}
