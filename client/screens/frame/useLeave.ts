import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { forgetSession, useSignOut } from '../../api/session.ts';
import { errorText } from '../../i18n/errorText.ts';
import { showToast } from '../../kit/toasts.ts';

/** Signs out and leads to the sign-in screen. When the server cannot be reached it says so: the session goes on there. */
export function useLeave(): { readonly leave: () => void; readonly leaving: boolean } {
  const client = useQueryClient();
  const navigate = useNavigate();
  const signOut = useSignOut();
  const leave = (): void =>
    signOut.mutate(undefined, {
      onSuccess: async () => {
        forgetSession(client);
        await navigate({ to: '/sign-in' });
      },
      onError: (thrown) => showToast({ text: errorText(thrown), tone: 'bad' }),
    });
  return { leave, leaving: signOut.isPending };
}
