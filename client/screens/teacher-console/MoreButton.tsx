import { Ellipsis } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { PopoverButton } from '../../kit/PopoverButton.tsx';
import { Segments } from '../../kit/Segments.tsx';
import { PhoneList } from '../../lesson/assistant/PhoneList.tsx';
import { HandSoundChoice } from '../../lesson/hands/HandSoundChoice.tsx';
import type { LessonSession } from '../../lesson/LessonSession.ts';
import { PupilList } from '../../lesson/pupils/PupilList.tsx';
import { RollPanel } from '../../lesson/rollcall/RollPanel.tsx';
import { DevicePickers } from '../../lesson/sources/DevicePickers.tsx';
import type { TeacherSources } from '../../lesson/sources/TeacherSources.ts';
import { usePlaces } from '../../lesson/wall/usePlaces.ts';
import styles from './MoreButton.module.css';
import { ShortcutList } from './ShortcutList.tsx';
import { MORE_PARTS, type More, type MorePart } from './useMore.ts';

type Props = { readonly session: LessonSession; readonly sources: TeacherSources; readonly more: More };

/** What is wanted once or twice in a lesson: the roll, the assistants' phones, pupils' devices, one's own, and the keys. */
export function MoreButton({ session, sources, more }: Props): JSX.Element {
  const { t } = useTranslation('console');
  return (
    <PopoverButton wide icon={<Ellipsis />} word={t('more')} open={more.isOpen} onOpenChange={more.setOpen}>
      <div className={styles['parts']}>
        <Segments
          wide
          label={t('more.parts')}
          value={more.part}
          choices={MORE_PARTS.map((value) => ({ value, label: t(value) }))}
          onChange={more.show}
        />
        <Part part={more.part} session={session} sources={sources} />
      </div>
    </PopoverButton>
  );
}

type PartProps = Omit<Props, 'more'> & { readonly part: MorePart };

function Part({ part, session, sources }: PartProps): JSX.Element {
  const places = usePlaces(session);
  switch (part) {
    case 'roll':
      return <RollPanel session={session} places={places} />;
    case 'phones':
      return <PhoneList session={session} places={places} />;
    case 'pupils':
      return <PupilList session={session} places={places} />;
    case 'devices':
      return (
        <>
          <DevicePickers sources={sources} parts={['camera', 'documentCamera', 'microphone']} />
          <HandSoundChoice />
        </>
      );
    case 'shortcuts':
      return <ShortcutList />;
  }
}
