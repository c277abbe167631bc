import { Keyboard, Settings2 } from 'lucide-react';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PopoverButton } from '../../kit/PopoverButton.tsx';
import { HandSoundChoice } from '../../lesson/hands/HandSoundChoice.tsx';
import type { LessonSession } from '../../lesson/LessonSession.ts';
import { LayoutSelect } from '../../lesson/layout/LayoutSelect.tsx';
import type { Layout } from '../../lesson/layout/useLayout.ts';
import { SoundModeSegments } from '../../lesson/sound/SoundModeSegments.tsx';
import { DevicePickers } from '../../lesson/sources/DevicePickers.tsx';
import { SourceControls } from '../../lesson/sources/SourceControls.tsx';
import type { TeacherSources } from '../../lesson/sources/TeacherSources.ts';
import type { SourceActions } from '../../lesson/sources/useSourceActions.ts';
import { SurfaceButtons } from '../../lesson/surface/SurfaceButtons.tsx';
import type { SurfaceChoice } from '../../lesson/surface/useSurface.ts';
import styles from './BottomBar.module.css';
import { ClassroomTools } from './ClassroomTools.tsx';
import { ShortcutList } from './ShortcutList.tsx';
import { TeachingTools } from './TeachingTools.tsx';

type Props = {
  readonly session: LessonSession;
  readonly sources: TeacherSources;
  readonly actions: SourceActions;
  readonly layout: Layout;
  readonly surface: SurfaceChoice;
  readonly helping: boolean;
  readonly onHelping: (open: boolean) => void;
};

/** All controls of the live lesson, in one row that stays where it is. */
export function BottomBar({ session, sources, actions, layout, surface, helping, onHelping }: Props): JSX.Element {
  const { t } = useTranslation('console');
  const [choosing, setChoosing] = useState(false);
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
        <ClassroomTools session={session} />
        <span className={styles['rule']} aria-hidden="true" />
        <PopoverButton icon={<Settings2 />} word={t('devices')} open={choosing} onOpenChange={setChoosing}>
          <DevicePickers sources={sources} parts={['camera', 'documentCamera', 'microphone']} />
          <HandSoundChoice />
        </PopoverButton>
        <PopoverButton icon={<Keyboard />} word={t('shortcuts')} open={helping} onOpenChange={onHelping}>
          <ShortcutList />
        </PopoverButton>
      </div>
    </section>
  );
}
