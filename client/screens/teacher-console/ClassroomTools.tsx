import { ClipboardList, MessageSquare, Smartphone } from 'lucide-react';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PopoverButton } from '../../kit/PopoverButton.tsx';
import { PhoneList } from '../../lesson/assistant/PhoneList.tsx';
import type { LessonSession } from '../../lesson/LessonSession.ts';
import { MessagesPanel } from '../../lesson/messages/MessagesPanel.tsx';
import { useUnread } from '../../lesson/messages/useUnread.ts';
import { RollPanel } from '../../lesson/rollcall/RollPanel.tsx';
import { usePlaces } from '../../lesson/wall/usePlaces.ts';

type Panel = 'messages' | 'roll' | 'phones';

/** What the teacher does with the people in the classrooms: messages, the roll, and the assistants' phones. */
export function ClassroomTools({ session }: { readonly session: LessonSession }): JSX.Element {
  const { t } = useTranslation('console');
  const places = usePlaces(session);
  const [open, setOpen] = useState<Panel | null>(null);
  const unread = useUnread(session, open === 'messages');
  const panel = (name: Panel) => ({
    open: open === name,
    onOpenChange: (now: boolean) => setOpen(now ? name : null),
  });
  return (
    <>
      <PopoverButton
        icon={<MessageSquare />}
        word={unread > 0 ? t('messages.unread', { n: unread }) : t('messages')}
        tone={unread > 0 ? 'attention' : 'plain'}
        {...panel('messages')}
      >
        <MessagesPanel session={session} places={places} />
      </PopoverButton>
      <PopoverButton icon={<ClipboardList />} word={t('roll')} {...panel('roll')}>
        <RollPanel session={session} places={places} />
      </PopoverButton>
      <PopoverButton icon={<Smartphone />} word={t('phones')} {...panel('phones')}>
        <PhoneList session={session} places={places} />
      </PopoverButton>
    </>
  );
}
