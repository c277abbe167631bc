import type { ErrorCode } from '../../shared/errors/index.ts';

/** Why a password was refused: the `reason` of `password.too-weak`. */
type WeakPasswordReason = 'short' | 'common' | 'sign-in-name' | 'same';

/** A sentence for every error code, so that a new code does not compile without one. */
export type ErrorTexts = Readonly<Record<ErrorCode | `password.too-weak_${WeakPasswordReason}`, string>>;
