import { CircleHelp } from 'lucide-react';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PopoverButton } from '../../kit/PopoverButton.tsx';
import type { LessonSession } from '../LessonSession.ts';
import { PollStarter } from './PollStarter.tsx';

/** Two presses from the page to a question on all screens. */
export function AskButton({ session }: { readonly session: LessonSession }): JSX.Element {
  const { t } = useTranslation('polls');
  const [open, setOpen] = useState(false);
  return (
    <PopoverButton icon={<CircleHelp />} word={t('ask')} open={open} onOpenChange={setOpen}>
      <PollStarter session={session} onStarted={() => setOpen(false)} />
    </PopoverButton>
  );
}
