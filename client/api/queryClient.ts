import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { AppError, type ErrorCode } from '../../shared/errors/index.ts';

/** Codes that mean: whoever this was is nobody now. */
const SIGNED_OUT: readonly ErrorCode[] = ['session.missing', 'session.expired'];

type Options = {
  /** The server no longer knows who this is: go to sign-in and come back. */
  readonly onSessionLost: () => void;
};

/** Makes the cache of what the server said. One for the whole app. */
export function createQueryClient({ onSessionLost }: Options): QueryClient {
  const onError = (thrown: unknown): void => {
    if (SIGNED_OUT.includes(AppError.from(thrown).code)) onSessionLost();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        // What may succeed later is tried twice more; a refusal is final.
        retry: (failures, thrown) => failures < 2 && AppError.from(thrown).retry,
      },
    },
  });
}
