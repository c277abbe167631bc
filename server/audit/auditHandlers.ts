import { AUDIT_PAGE, type EndpointHandlers } from '../../shared/api/index.ts';
import type { Caller } from '../accounts/Caller.ts';
import type { AuditStore } from './ports.ts';

/** The record, for the district's administrators. */
export function auditHandlers({
  audit,
}: {
  readonly audit: Pick<AuditStore, 'list'>;
}): Pick<EndpointHandlers<Caller>, 'audit.list'> {
  return {
    'audit.list': async (_caller, { query: { before } }) => {
      const found = await audit.list(before, AUDIT_PAGE + 1);
      return { entries: found.slice(0, AUDIT_PAGE), more: found.length > AUDIT_PAGE };
    },
  };
}
