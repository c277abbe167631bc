import { MessageSquare } from 'lucide-react';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PopoverButton } from '../../kit/PopoverButton.tsx';
import type { LessonSession } from '../../lesson/LessonSession.ts';
import { MessagesPanel } from '../../lesson/messages/MessagesPanel.tsx';
import { useUnread } from '../../lesson/messages/useUnread.ts';
import { usePlaces } from '../../lesson/wall/usePlaces.ts';

/** Messages to and from the assistants, with a count of those that the teacher has not seen. */
export function MessagesButton({ session }: { readonly session: LessonSession }): JSX.Element {
  const { t } = useTranslation('console');
  const places = usePlaces(session);
  const [open, setOpen] = useState(false);
  const unread = useUnread(session, open);
  return (
    <PopoverButton
      icon={<MessageSquare />}
      word={unread > 0 ? t('messages.unread', { n: unread }) : t('messages')}
      tone={unread > 0 ? 'attention' : 'plain'}
      open={open}
      onOpenChange={setOpen}
    >
      <MessagesPanel session={session} places={places} />
    </PopoverButton>
  );
}
