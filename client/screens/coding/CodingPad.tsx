import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Sheet, Study } from '../../../shared/api/index.ts';
import { Notice } from '../../kit/Notice.tsx';
import { useObservable } from '../../kit/Observable.ts';
import type { Replay } from '../../playback/Replay.ts';
import { ReplaySound } from '../../playback/TrackSound.tsx';
import type { Coding } from '../../study/coding/Coding.ts';
import { ReplayStage } from '../replay/ReplayStage.tsx';
import { CodeKeys } from './CodeKeys.tsx';
import styles from './coding.module.css';
import { KeyHelp } from './KeyHelp.tsx';
import { NowCoded } from './NowCoded.tsx';
import { PadHeader } from './PadHeader.tsx';
import { PlayerKeys } from './PlayerKeys.tsx';
import { UnitRow } from './UnitRow.tsx';
import { useCodingKeys } from './useCodingKeys.ts';
import { useStepping } from './useStepping.ts';

type Props = { readonly study: Study; readonly sheet: Sheet; readonly replay: Replay; readonly coding: Coding };

/** The coding pad: player, the interval that is coded, the codes with their keys, and the row of what was coded. */
export function CodingPad({ study, sheet, replay, coding }: Props): JSX.Element {
  const { t } = useTranslation('coding');
  const writable = sheet.submittedAtMs === null && study.archivedAtMs === null;
  useCodingKeys({ replay, coding }, writable);
  useStepping(replay, coding);
  const isSeries = coding.scheme.choice === 'series';
  return (
    <div className={styles['page']}>
      <Header study={study} sheet={sheet} coding={coding} writable={writable} />
      <p className={styles['narrow']}>{t('narrow')}</p>
      {writable ? null : <Notice tone="info">{t('read-only')}</Notice>}
      {coding.count === 0 ? <Notice tone="attention">{t('too-short')}</Notice> : null}
      <main className={styles['main']}>
        <div className={styles['player']} data-theme="dark">
          <ReplayStage replay={replay} marking={null} />
          <PlayerKeys replay={replay}>
            <Repeats coding={coding} />
          </PlayerKeys>
        </div>
        <div className={styles['below']}>
          <UnitRow coding={coding} />
          <KeyHelp
            keys={[
              ...(isSeries ? (['Shift'] as const) : []),
              ...(['Enter', 'Backspace', '← →', 'Home', 'Space', '[ ]', 'L', 'M'] as const),
            ]}
          />
        </div>
        <aside className={styles['side']}>
          <NowCoded coding={coding} />
          <CodeKeys coding={coding} writable={writable} />
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
  const at = useObservable(coding.at);
  const coded = coding.codedCount();
  const open = coding.count - coded;
  return (
    <PadHeader
      study={study}
      sheet={sheet}
      saver={coding.saver}
      writable={writable}
      coded={coded}
      progress={t('coded', { done: coded, of: coding.count })}
      state={open > 0 ? t('submit.open', { count: open }) : t('submit.all')}
      isDone={at >= coding.count}
    />
  );
}

/** Whether an interval is played again until it is coded. */
function Repeats({ coding }: { readonly coding: Coding }): JSX.Element {
  const { t } = useTranslation('coding');
  const repeats = useObservable(coding.repeats);
  return (
    <label className={styles['repeats']}>
      <input type="checkbox" checked={repeats} onChange={() => coding.repeats.set(!repeats)} />
      {t('repeats')}
    </label>
  );
}
