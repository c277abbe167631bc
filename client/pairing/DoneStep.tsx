import { MonitorCheck } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../kit/Button.tsx';
import { EmptyState } from '../kit/EmptyState.tsx';
import styles from './pairing.module.css';

type Props = { readonly classroom: string; readonly onAnother: () => void; readonly onDone: () => void };

/** Third step: it is paired. */
export function DoneStep({ classroom, onAnother, onDone }: Props): JSX.Element {
  const { t } = useTranslation('pairing');
  return (
    <EmptyState
      icon={<MonitorCheck />}
      title={t('done.title')}
      hint={t('done.hint', { classroom })}
      action={
        <div className={styles['answers']}>
          <Button onClick={onAnother}>{t('done.next')}</Button>
          <Button variant="primary" onClick={onDone} autoFocus>
            {t('done.close')}
          </Button>
        </div>
      }
    />
  );
}
