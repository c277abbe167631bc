import { Trash2 } from 'lucide-react';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Deck } from '../../../shared/lesson/coursewareState.ts';
import { api } from '../../api/api.ts';
import { Button } from '../../kit/Button.tsx';
import { IconButton } from '../../kit/IconButton.tsx';
import { LongName } from '../../kit/LongName.tsx';
import { tellRefusal } from '../../kit/tellRefusal.ts';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';
import styles from './DeckPanel.module.css';

type Props = {
  readonly session: LessonSession;
  readonly deck: Deck;
  readonly onShow?: (deck: Deck) => void;
};

/** One deck: its name, its pages, where it is ready, and what can be done with it. */
export function DeckRow({ session, deck, onShow }: Props): JSX.Element {
  const { t } = useTranslation('courseware');
  const [asking, setAsking] = useState(false);
  const all = useLesson(session.store, ({ plan }) => plan?.listening.length ?? 0);
  const shown = useLesson(session.store, ({ surface }) => surface?.kind === 'page' && surface.deckId === deck.deckId);
  const { title, pages, readyIn } = deck;
  const remove = (): void => {
    setAsking(false);
    api('decks.remove', { params: { deckId: deck.deckId } }).catch(tellRefusal);
  };
  if (asking) return <AskRemove onRemove={remove} onKeep={() => setAsking(false)} />;
  return (
    <li className={styles['row']}>
      <div className={styles['words']}>
        <LongName name={title} className={styles['title']} />
        <span className={styles['state']}>
          {t('decks.pages', { count: pages })}
          {all > 0 ? ` · ${t('decks.ready', { ready: readyIn.length, all })}` : null}
        </span>
      </div>
      {shown ? <span className={styles['shown']}>{t('decks.shown')}</span> : null}
      {onShow && !shown ? (
        <Button size="s" aria-label={t('decks.show-of', { title })} onClick={() => onShow(deck)}>
          {t('decks.show')}
        </Button>
      ) : null}
      <IconButton icon={<Trash2 />} word={t('decks.remove-of', { title })} onClick={() => setAsking(true)} />
    </li>
  );
}

/** A file that is gone cannot be brought back by a press: asked first, in its own place. */
function AskRemove({ onRemove, onKeep }: { readonly onRemove: () => void; readonly onKeep: () => void }): JSX.Element {
  const { t } = useTranslation('courseware');
  return (
    <li className={styles['row']}>
      <span className={styles['words']}>{t('decks.remove.ask')}</span>
      <Button size="s" variant="danger" onClick={onRemove}>
        {t('decks.remove')}
      </Button>
      <Button size="s" autoFocus onClick={onKeep}>
        {t('decks.remove.keep')}
      </Button>
    </li>
  );
}
