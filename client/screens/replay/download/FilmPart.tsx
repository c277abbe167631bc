import { useQuery } from '@tanstack/react-query';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LEAST_CLIP_MS } from '../../../../shared/api/index.ts';
import { compositionsQuery, useAskComposition } from '../../../api/compositions.ts';
import { runningClock } from '../../../i18n/times.ts';
import { Button } from '../../../kit/Button.tsx';
import { Notice } from '../../../kit/Notice.tsx';
import { TextField } from '../../../kit/TextField.tsx';
import { tellRefusal } from '../../../kit/tellRefusal.ts';
import type { Replay } from '../../../playback/Replay.ts';
import { CompositionRow } from './CompositionRow.tsx';
import { typedMoment } from './clipTimes.ts';
import styles from './download.module.css';
import { Part } from './Part.tsx';

type Props = { readonly replay: Replay };

/** One video of the take, or of a part of it, made by the server. */
export function FilmPart({ replay }: Props): JSX.Element {
  const { t } = useTranslation('replay');
  const { data } = useQuery(compositionsQuery(replay.take.takeId));
  const isGoing = replay.take.endedAtMs === null;
  return (
    <Part title={t('download.film')} hint={t('download.film.hint')}>
      {isGoing ? <Notice tone="info">{t('download.going')}</Notice> : null}
      {data?.ready === false ? <Notice tone="info">{t('download.no-ffmpeg')}</Notice> : null}
      {data?.ready && !isGoing ? <ClipForm replay={replay} /> : null}
      {data && data.compositions.length > 0 ? (
        <ul className={styles['rows']}>
          {data.compositions.map((composition) => (
            <CompositionRow key={composition.compositionId} composition={composition} />
          ))}
        </ul>
      ) : null}
    </Part>
  );
}

function ClipForm({ replay: { take, lengthMs, playback } }: Props): JSX.Element {
  const { t } = useTranslation('replay');
  const ask = useAskComposition(take.takeId);
  const [from, setFrom] = useState(runningClock(0));
  const [to, setTo] = useState(runningClock(lengthMs));
  const [fromMs, toMs] = [typedMoment(from, lengthMs), typedMoment(to, lengthMs)];
  const isShort = fromMs !== null && toMs !== null && toMs - fromMs < LEAST_CLIP_MS;
  const now = (): string => runningClock(playback.clock.read());
  const make = (): void => {
    if (fromMs !== null && toMs !== null && !isShort) ask.mutate({ fromMs, toMs }, { onError: tellRefusal });
  };
  const wrong = { error: t('download.time-wrong') };
  return (
    <form
      className={styles['clip']}
      onSubmit={(event) => {
        event.preventDefault();
        make();
      }}
    >
      <TextField label={t('download.from')} value={from} onChange={setFrom} {...(fromMs === null ? wrong : {})} />
      <Button className={styles['now']} onClick={() => setFrom(now())}>
        {t('download.from-now')}
      </Button>
      <TextField
        label={t('download.to')}
        value={to}
        onChange={setTo}
        {...(toMs === null ? wrong : isShort ? { error: t('download.too-short') } : {})}
      />
      <Button className={styles['now']} onClick={() => setTo(now())}>
        {t('download.to-now')}
      </Button>
      <Button type="submit" variant="primary" busy={ask.isPending} className={styles['make']}>
        {t('download.make')}
      </Button>
    </form>
  );
}
