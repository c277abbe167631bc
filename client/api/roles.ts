import type { PersonRole } from '../../shared/vocabulary/index.ts';

/** Whether a person has at least one of the roles. */
export const hasRole = (roles: readonly PersonRole[], wanted: readonly PersonRole[]): boolean =>
  roles.some((role) => wanted.includes(role));
