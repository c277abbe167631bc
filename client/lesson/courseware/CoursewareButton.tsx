import { BookOpen } from 'lucide-react';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Deck } from '../../../shared/lesson/coursewareState.ts';
import { PopoverButton } from '../../kit/PopoverButton.tsx';
import type { LessonSession } from '../LessonSession.ts';
import { DeckPanel } from './DeckPanel.tsx';
import { useUploads } from './useUploads.ts';

type Props = {
  readonly session: LessonSession;
  readonly onShow: (deck: Deck) => void;
};

/** Opens the lesson's courseware. */
export function CoursewareButton({ session, onShow }: Props): JSX.Element {
  const { t } = useTranslation('courseware');
  const [open, setOpen] = useState(false);
  const uploads = useUploads(session);
  return (
    <PopoverButton icon={<BookOpen />} word={t('decks')} open={open} onOpenChange={setOpen}>
      <DeckPanel
        session={session}
        uploads={uploads}
        onShow={(deck) => {
          onShow(deck);
          setOpen(false);
        }}
      />
    </PopoverButton>
  );
}
