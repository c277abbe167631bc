import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { LessonSession } from '../LessonSession.ts';
import { DeckPanel } from './DeckPanel.tsx';
import styles from './LobbyDecks.module.css';
import { useUploads } from './useUploads.ts';

/** The lesson's courseware before it begins: what is sent now is in the classrooms in time. */
export function LobbyDecks({ session }: { readonly session: LessonSession }): JSX.Element {
  const { t } = useTranslation('courseware');
  return (
    <section className={styles['decks']} aria-label={t('decks')}>
      <h2 className={styles['heading']}>{t('decks')}</h2>
      <DeckPanel session={session} uploads={useUploads(session)} />
    </section>
  );
}
