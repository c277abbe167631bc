import { Pin, VideoOff } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { StreamKind } from '../../../shared/vocabulary/index.ts';
import { LongName } from '../../kit/LongName.tsx';
import { StreamTile } from '../../stage/StreamTile.tsx';
import styles from './SourceStrip.module.css';

type Props = {
  readonly kind: StreamKind;
  readonly word: string;
  readonly track: MediaStreamTrack | undefined;
  /** The classrooms see it large now. */
  readonly seen: boolean;
  /** It is held there. */
  readonly held: boolean;
  readonly onPress: () => void;
};

/** One picture that could be large, small. */
export function SourceCard({ kind, word, track, seen, held, onPress }: Props): JSX.Element {
  const { t } = useTranslation('console');
  return (
    <div className={styles['card']} data-seen={seen}>
      <div className={styles['thumb']}>
        <StreamTile kind={kind} label={word} plate={null} track={track} style={{ height: '100%', borderRadius: 0 }} />
        {track ? null : (
          <span className={styles['off']} aria-hidden="true">
            <VideoOff />
          </span>
        )}
      </div>
      <div className={styles['caption']}>
        <LongName name={word} className={styles['word']} />
        {held ? <Pin aria-hidden="true" className={styles['pin']} /> : null}
      </div>
      <button
        type="button"
        className={styles['press']}
        aria-pressed={held}
        aria-label={t('strip.hold', { name: word })}
        title={held ? t('strip.let-go') : t('strip.hold', { name: word })}
        onClick={onPress}
      />
    </div>
  );
}
