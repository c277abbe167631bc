import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { takeQuery } from '../../../api/takes.ts';
import type { Replay } from '../../../playback/Replay.ts';
import styles from './download.module.css';
import { Part } from './Part.tsx';
import { StreamRow } from './StreamRow.tsx';

type Props = { readonly replay: Replay };

/** Every picture and sound as it came, a file each. */
export function StreamPart({ replay }: Props): JSX.Element {
  const { t } = useTranslation('replay');
  // Asked for anew while the take is open: addresses are good for a while only.
  const { data } = useQuery(takeQuery(replay.take.takeId));
  return (
    <Part title={t('download.streams')} hint={t('download.streams.hint')}>
      <ul className={styles['rows']}>
        {(data?.files ?? []).map((file) => (
          <StreamRow key={file.trackFileId} replay={replay} file={file} saveUrl={file.saveUrl} />
        ))}
      </ul>
    </Part>
  );
}
