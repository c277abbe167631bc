import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Surface } from '../../../shared/lesson/surfaceState.ts';
import { surfaceKey } from '../../../shared/lesson/surfaceState.ts';
import type { LessonSession } from '../LessonSession.ts';
import styles from './InkTools.module.css';
import { InkTools } from './InkTools.tsx';
import { useMayDraw } from './useMayDraw.ts';

type Props = { readonly session: LessonSession; readonly surface: Surface };

/** A classroom's tools, to be touched on its screen; there only while it has the pen. */
export function DisplayInkBar({ session, surface }: Props): JSX.Element | null {
  const { t } = useTranslation('ink');
  if (!useMayDraw(session)) return null;
  return (
    <section className={styles['displayBar']} aria-label={t('tools')}>
      <p className={styles['ours']} role="status">
        {t('our-pen')}
      </p>
      <InkTools session={session} surface={surfaceKey(surface)} />
    </section>
  );
}
