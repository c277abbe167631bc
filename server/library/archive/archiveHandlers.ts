import type { EndpointHandlers } from '../../../shared/api/index.ts';
import { type Caller, personOf } from '../../accounts/Caller.ts';
import type { Archive } from './Archive.ts';

/** Where the files of recordings are, for the administrator. */
export function archiveHandlers({
  archive,
}: {
  readonly archive: Pick<Archive, 'state' | 'checkAll'>;
}): Pick<EndpointHandlers<Caller>, 'storage.read' | 'storage.check'> {
  return {
    'storage.read': () => archive.state(),
    'storage.check': async (caller) => {
      await archive.checkAll();
      caller.log.info({ event: 'storage.check-asked', personId: personOf(caller).personId });
      return {};
    },
  };
}
