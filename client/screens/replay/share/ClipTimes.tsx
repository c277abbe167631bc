import { Clock } from 'lucide-react';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClipSpan } from '../../../../shared/api/index.ts';
import { runningClock } from '../../../i18n/times.ts';
import { Button } from '../../../kit/Button.tsx';
import { TextField } from '../../../kit/TextField.tsx';
import type { Replay } from '../../../playback/Replay.ts';
import { typedMoment } from '../download/clipTimes.ts';
import type { Sharing } from './Sharing.ts';
import styles from './share.module.css';

type Props = { readonly replay: Replay; readonly sharing: Sharing; readonly clip: ClipSpan };

/** Where a clip begins and ends: taken from the player, or typed. */
export function ClipTimes({ replay, sharing, clip }: Props): JSX.Element {
  const { t } = useTranslation('share');
  return (
    <div className={styles['times']}>
      {(['from', 'to'] as const).map((end) => (
        <div key={end} className={styles['time']}>
          <TimeField
            key={clip[`${end}Ms`]}
            label={t(end)}
            ms={clip[`${end}Ms`]}
            lengthMs={replay.lengthMs}
            onTyped={(ms) => sharing.write({ ...clip, [`${end}Ms`]: Math.floor(ms) })}
          />
          <Button icon={<Clock />} onClick={() => sharing.set(end)}>
            {t(`${end}.now`)}
          </Button>
        </div>
      ))}
      <p className={styles['note']}>{t('clip.hint')}</p>
    </div>
  );
}

type FieldProps = {
  readonly label: string;
  readonly ms: number;
  readonly lengthMs: number;
  readonly onTyped: (ms: number) => void;
};

/** Taken when the field is left: half a time is none. */
function TimeField({ label, ms, lengthMs, onTyped }: FieldProps): JSX.Element {
  const { t } = useTranslation('replay');
  const [text, setText] = useState(runningClock(ms));
  const typed = typedMoment(text, lengthMs);
  const take = (): void => {
    if (typed !== null && text !== runningClock(ms)) onTyped(typed);
  };
  return (
    <TextField
      label={label}
      inputMode="numeric"
      value={text}
      onChange={setText}
      onBlur={take}
      onKeyDown={({ key }) => {
        if (key === 'Enter') take();
      }}
      {...(typed === null ? { error: t('download.time-wrong') } : {})}
    />
  );
}
