import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Sheet, Study } from '../../../shared/api/index.ts';
import { Notice } from '../../kit/Notice.tsx';
import { useObservable } from '../../kit/Observable.ts';
import type { Replay } from '../../playback/Replay.ts';
import { ReplaySound } from '../../playback/TrackSound.tsx';
import type { EventCoding } from '../../study/coding/EventCoding.ts';
import { ReplayStage } from '../replay/ReplayStage.tsx';
import styles from './coding.module.css';
import { EventKeys } from './EventKeys.tsx';
import { EventList } from './EventList.tsx';
import { KeyHelp } from './KeyHelp.tsx';
import { PadHeader } from './PadHeader.tsx';
import { PlayerKeys } from './PlayerKeys.tsx';
import { useEventKeys } from './useEventKeys.ts';

type Props = { readonly study: Study; readonly sheet: Sheet; readonly replay: Replay; readonly coding: EventCoding };

/** The pad for what happens when it happens: player, codes with their keys, and the list of events. */
export function EventPad({ study, sheet, replay, coding }: Props): JSX.Element {
  const { t } = useTranslation('coding');
  const writable = sheet.submittedAtMs === null && study.archivedAtMs === null;
  const { clock } = replay.playback;
  useEventKeys({ replay, coding }, writable);
  return (
    <div className={styles['page']}>
      <Header study={study} sheet={sheet} coding={coding} writable={writable} />
      <p className={styles['narrow']}>{t('narrow')}</p>
      {writable ? null : <Notice tone="info">{t('read-only')}</Notice>}
      <main className={styles['main']}>
        <div className={styles['player']} data-theme="dark">
          <ReplayStage replay={replay} marking={null} />
          <PlayerKeys replay={replay} />
        </div>
        <div className={styles['below']}>
          <KeyHelp keys={['Backspace', 'Delete', '↑ ↓', ', .', '← → 5', 'Space', '[ ]', 'M']} />
        </div>
        <aside className={styles['side']}>
          <EventKeys coding={coding} writable={writable} momentMs={() => clock.read()} />
          <EventList coding={coding} writable={writable} onMoment={(takeMs) => clock.seek(takeMs)} />
        </aside>
      </main>
      <ReplaySound replay={replay} />
    </div>
  );
}

type HeaderProps = Omit<Props, 'replay'> & { readonly writable: boolean };

function Header({ study, sheet, coding, writable }: HeaderProps): JSX.Element {
  const { t } = useTranslation('coding');
  useObservable(coding.saver.changes);
  const events = coding.events();
  const open = events.filter(({ code }) => coding.goingOn(code) !== undefined).length;
  return (
    <PadHeader
      study={study}
      sheet={sheet}
      saver={coding.saver}
      writable={writable}
      coded={events.length}
      progress={t('events.count', { count: events.length })}
      state={open > 0 ? t('submit.going-on') : t('events.count', { count: events.length })}
      isDone={false}
    />
  );
}
