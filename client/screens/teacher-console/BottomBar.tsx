import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { LessonSession } from '../../lesson/LessonSession.ts';
import { LayoutSelect } from '../../lesson/layout/LayoutSelect.tsx';
import type { Layout } from '../../lesson/layout/useLayout.ts';
import { SoundModeSegments } from '../../lesson/sound/SoundModeSegments.tsx';
import { SourceControls } from '../../lesson/sources/SourceControls.tsx';
import type { TeacherSources } from '../../lesson/sources/TeacherSources.ts';
import type { SourceActions } from '../../lesson/sources/useSourceActions.ts';
import { SurfaceButtons } from '../../lesson/surface/SurfaceButtons.tsx';
import type { SurfaceChoice } from '../../lesson/surface/useSurface.ts';
import styles from './BottomBar.module.css';
import { MessagesButton } from './MessagesButton.tsx';
import { MoreButton } from './MoreButton.tsx';
import { TeachingTools } from './TeachingTools.tsx';
import type { More } from './useMore.ts';

type Props = {
  readonly session: LessonSession;
  readonly sources: TeacherSources;
  readonly actions: SourceActions;
  readonly layout: Layout;
  readonly surface: SurfaceChoice;
  readonly more: More;
};

/** All controls of the live lesson, in one row that stays where it is. */
export function BottomBar({ session, sources, actions, layout, surface, more }: Props): JSX.Element {
  const { t } = useTranslation('console');
  return (
    <section className={styles['bar']} aria-label={t('controls')}>
      <SourceControls session={session} actions={actions} />
      <SurfaceButtons session={session} layout={layout} surface={surface} />
      <span className={styles['rule']} aria-hidden="true" />
      <SoundModeSegments session={session} />
      <span className={styles['rule']} aria-hidden="true" />
      <LayoutSelect layout={layout} />
      <span className={styles['rule']} aria-hidden="true" />
      <TeachingTools session={session} />
      <div className={styles['end']}>
        <MessagesButton session={session} />
        <MoreButton session={session} sources={sources} more={more} />
      </div>
    </section>
  );
}
