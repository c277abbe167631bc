import { QrCode, ShieldCheck } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/Button.tsx';
import type { LessonSession } from '../LessonSession.ts';
import { useLesson } from '../LessonStore.ts';
import { useWanted } from '../useWanted.ts';
import styles from './PupilsChoice.module.css';

/** The teacher lets pupils answer with their own devices, and has what they write looked through. */
export function PupilsChoice({ session }: { readonly session: LessonSession }): JSX.Element {
  const { t } = useTranslation('pupils');
  const open = useWanted(useLesson(session.store, ({ pupils }) => pupils.open));
  const moderated = useWanted(useLesson(session.store, ({ pupils }) => pupils.moderated));
  const devices = useLesson(session.store, ({ pupils }) =>
    Object.values(pupils.devices).reduce((sum, count) => sum + count, 0),
  );
  return (
    <section className={styles['choice']} aria-label={t('title')}>
      <p className={styles['title']}>
        <strong>{t('title')}</strong>
        <span role="status">{t('devices', { count: devices })}</span>
      </p>
      <p className={styles['hint']}>{t(open.shown ? 'open.hint' : 'hint')}</p>
      <div className={styles['presses']}>
        <Button
          icon={<QrCode aria-hidden="true" />}
          aria-pressed={open.shown}
          className={styles['toggle']}
          onClick={() => open.ask(!open.shown, () => session.ask('pupils.admit', { open: !open.shown }))}
        >
          {t(open.shown ? 'close' : 'open')}
        </Button>
        <Button
          icon={<ShieldCheck aria-hidden="true" />}
          aria-pressed={moderated.shown}
          className={styles['toggle']}
          title={t('moderate.help')}
          onClick={() =>
            moderated.ask(!moderated.shown, () => session.ask('pupils.moderate', { on: !moderated.shown }))
          }
        >
          {t('moderate')}
        </Button>
      </div>
    </section>
  );
}
