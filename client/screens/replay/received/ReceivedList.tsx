import { Activity } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { rungOf } from '../../../../shared/lesson/rungs.ts';
import { type PictureSeen, type SeatSample, sampleAt } from '../../../../shared/timeline/samples.ts';
import { EmptyState } from '../../../kit/EmptyState.tsx';
import { StatusMark } from '../../../kit/StatusMark.tsx';
import { useLesson } from '../../../lesson/LessonStore.ts';
import { LINK_TONE, thinWord } from '../../../lesson/link/linkWord.ts';
import type { Replay } from '../../../playback/Replay.ts';
import { useMoment } from '../../../playback/useMoment.ts';
import { useSeatName, useSourceName } from '../useSourceName.ts';
import styles from './ReceivedList.module.css';
import { isPictureWeak, percent } from './receivedWords.ts';

/** How often it is looked what was measured of the moment, in ms of the take. */
const STEP_MS = 500;

/** What every display really saw and heard at the moment that is shown, as it measured it itself. */
export function ReceivedList({ replay }: { readonly replay: Replay }): JSX.Element {
  const { t } = useTranslation('replay');
  const nameOf = useSeatName(replay.lesson.end);
  const takeMs = useMoment(replay.playback.clock, STEP_MS);
  const { samples } = replay.lanes;
  const now = [...samples.keys()].flatMap((seatId) => {
    const sample = sampleAt(samples, seatId, takeMs);
    return sample ? [{ seatId, sample }] : [];
  });
  return (
    <section className={styles['received']} aria-label={t('received')}>
      {now.length === 0 ? (
        <EmptyState icon={<Activity />} title={t('received.none')} hint={t('received.none.hint')} />
      ) : (
        <>
          <p className={styles['hint']}>{t('received.hint')}</p>
          <ul className={styles['list']}>
            {now.map(({ seatId, sample }) => (
              <SeatReceived key={seatId} replay={replay} seatId={seatId} name={nameOf(seatId)} sample={sample} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

type SeatProps = {
  readonly replay: Replay;
  readonly seatId: string;
  readonly name: string;
  readonly sample: SeatSample;
};

function SeatReceived({ replay, seatId, name, sample }: SeatProps): JSX.Element {
  const { t } = useTranslation(['replay', 'console']);
  const sourceName = useSourceName(replay.lesson.end);
  const rung = useLesson(replay.lesson.store, (lesson) => rungOf(lesson, seatId));
  const { line, received } = sample;
  const word = thinWord(rung) ?? line.quality;
  const loss = { down: percent(line.downLossRatio), up: percent(line.upLossRatio) };
  return (
    <li className={styles['seat']}>
      <div className={styles['head']}>
        <h3 className={styles['name']}>{name}</h3>
        <StatusMark tone={LINK_TONE[word]} word={t(`console:link.${word}`)} />
      </div>
      <dl className={styles['facts']}>
        <dt>{t('received.line')}</dt>
        <dd>
          <span>{line.rttMs === null ? t('received.rtt.none') : t('received.rtt', { n: line.rttMs })}</span>
          <span>{t('received.loss', loss)}</span>
        </dd>
        {received ? <SoundFact received={received} /> : null}
        {received?.pictures.map((picture) => (
          <PictureFact
            key={`${picture.source.seatId} ${picture.source.kind}`}
            picture={picture}
            name={sourceName(picture.source)}
          />
        ))}
      </dl>
    </li>
  );
}

function SoundFact({ received }: { readonly received: NonNullable<SeatSample['received']> }): JSX.Element {
  const { t } = useTranslation('replay');
  const { concealedRatio: share, soundBufferMs } = received;
  const word =
    share === null
      ? t('received.sound.none')
      : share === 0
        ? t('received.sound.good')
        : t('received.sound.concealed', { share: percent(share) });
  return (
    <>
      <dt>{t('received.sound')}</dt>
      <dd data-weak={share !== null && share > WEAK_SOUND}>
        <span>{word}</span>
        {soundBufferMs === null ? null : <span>{t('received.buffer', { n: soundBufferMs })}</span>}
      </dd>
    </>
  );
}

/** More of the sound made up than this is heard as a fault (MEDIA.md, aims). */
const WEAK_SOUND = 0.05;

function PictureFact({ picture, name }: { readonly picture: PictureSeen; readonly name: string }): JSX.Element {
  const { t } = useTranslation('replay');
  const { layerPx, drawnPx, fps, frozenRatio, bufferMs } = picture;
  const sizes = { layer: layerPx, drawn: drawnPx };
  return (
    <>
      <dt>{name}</dt>
      <dd data-weak={isPictureWeak(picture)}>
        {layerPx === 0 ? (
          <span>{t('received.picture.none', sizes)}</span>
        ) : (
          <>
            <span>{t('received.picture', sizes)}</span>
            <span>{t('received.fps', { n: Math.round(fps) })}</span>
            {frozenRatio > 0 ? <span>{t('received.frozen', { share: percent(frozenRatio) })}</span> : null}
            {bufferMs === null ? null : <span>{t('received.buffer', { n: bufferMs })}</span>}
          </>
        )}
      </dd>
    </>
  );
}
