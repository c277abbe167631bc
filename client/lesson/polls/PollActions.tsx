import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Poll } from '../../../shared/lesson/pollState.ts';
import { Button } from '../../kit/Button.tsx';
import { type CorrectDraft, correctOf } from './correctDraft.ts';
import styles from './PollPanel.module.css';
import type { PollAsking } from './usePollAsking.ts';

type Props = { readonly poll: Poll; readonly draft: CorrectDraft; readonly ask: PollAsking };

/** What comes next, one of it louder than the others: stop, reveal, finish. */
export function PollActions({ poll, draft, ask }: Props): JSX.Element {
  const { t } = useTranslation('polls');
  const correct = correctOf(poll.type, draft);
  const isNew = correct !== null && JSON.stringify(correct) !== JSON.stringify(poll.correct);
  const next = isNew ? 'reveal' : poll.open ? 'close' : poll.shown ? 'end' : 'show';
  const variant = (action: typeof next) => (action === next ? 'primary' : 'quiet');
  return (
    <footer className={styles['actions']}>
      <Button variant={variant('close')} disabled={!poll.open} onClick={ask.close}>
        {t('close')}
      </Button>
      <Button variant={variant('reveal')} disabled={!isNew} onClick={() => isNew && ask.reveal(correct)}>
        {t('reveal')}
      </Button>
      <Button variant={variant('show')} aria-pressed={poll.shown} onClick={() => ask.show(!poll.shown)}>
        {poll.shown ? t('hide') : t('show')}
      </Button>
      <Button variant={variant('end')} onClick={ask.end}>
        {t('end')}
      </Button>
    </footer>
  );
}
