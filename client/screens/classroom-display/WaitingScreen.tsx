import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useTimes } from '../../i18n/useTimes.ts';
import { useObservable } from '../../kit/Observable.ts';
import { DeviceFaultLines } from './DeviceFaultLines.tsx';
import { Frame } from './Frame.tsx';
import { LineMark } from './LineMark.tsx';
import type { Display } from './life/Display.ts';
import type { DisplayWho } from './life/displayView.ts';
import { OwnPicture } from './OwnPicture.tsx';
import { TodayList } from './TodayList.tsx';
import { useServerSecond } from './useSecond.ts';
import styles from './waiting.module.css';

type Props = { readonly who: DisplayWho; readonly display: Pick<Display, 'agenda' | 'devices'> };

/** Between lessons: the time, the classroom, what comes next, and ourselves. */
export function WaitingScreen({ who, display: { agenda, devices } }: Props): JSX.Element {
  const { t } = useTranslation('display');
  const times = useTimes();
  const nowMs = useServerSecond(agenda);
  const state = useObservable(agenda.state);
  return (
    <Frame state="waiting">
      <header className={styles['head']}>
        <h1>
          {who.schoolName} <span className={styles['room']}>{who.classroomName}</span>
        </h1>
        <LineMark good={state === 'fresh'} />
      </header>
      <div className={styles['body']}>
        <section className={styles['now']}>
          <p className={styles['clock']}>{times.clock(nowMs)}</p>
          <p className={styles['day']}>{times.day(nowMs)}</p>
          <div className={styles['self']}>
            <OwnPicture devices={devices} />
            <div className={styles['beside']}>
              <p>{t('self.seated')}</p>
              <DeviceFaultLines devices={devices} />
            </div>
          </div>
        </section>
        <TodayList agenda={agenda} nowMs={nowMs} />
      </div>
    </Frame>
  );
}
