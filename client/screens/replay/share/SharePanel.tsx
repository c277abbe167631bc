import { useQuery } from '@tanstack/react-query';
import { type JSX, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sharesQuery } from '../../../api/shares.ts';
import { takeQuery } from '../../../api/takes.ts';
import { Notice } from '../../../kit/Notice.tsx';
import type { Replay } from '../../../playback/Replay.ts';
import { AudienceSelect } from '../../library/AudienceSelect.tsx';
import { type Made, MadeShare } from './MadeShare.tsx';
import { ShareForm } from './ShareForm.tsx';
import { ShareRow } from './ShareRow.tsx';
import type { Sharing } from './Sharing.ts';
import styles from './share.module.css';

type Props = { readonly replay: Replay; readonly sharing: Sharing };

/** Who may watch a take: those with an account, and those who have a link. For whoever manages it. */
export function SharePanel({ replay, sharing }: Props): JSX.Element {
  const { t } = useTranslation('share');
  const { takeId, endedAtMs } = replay.take;
  const { data } = useQuery(takeQuery(takeId));
  const [made, setMade] = useState<Made | null>(null);
  const title = useRef<HTMLHeadingElement>(null);
  // On a phone it is far below the key that opens it.
  useEffect(() => {
    // Newer browsers give back a promise, which is nothing to clean up with.
    title.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div className={styles['panel']}>
      <section className={styles['part']} aria-labelledby="share-audience">
        <h2 ref={title} id="share-audience" className={styles['title']}>
          {t('audience')}
        </h2>
        {data ? <AudienceSelect take={data.take} /> : null}
      </section>
      <section className={styles['part']} aria-labelledby="share-new">
        <h2 id="share-new" className={styles['title']}>
          {t('new')}
        </h2>
        <p className={styles['note']}>{t('new.hint')}</p>
        {endedAtMs === null ? <Notice tone="info">{t('going')}</Notice> : null}
        {endedAtMs !== null && made ? <MadeShare made={made} onDone={() => setMade(null)} /> : null}
        {endedAtMs !== null && !made ? <ShareForm replay={replay} sharing={sharing} onMade={setMade} /> : null}
      </section>
      <ShareList replay={replay} revoked={(shareId) => setMade(made?.share.shareId === shareId ? null : made)} />
    </div>
  );
}

type ListProps = Pick<Props, 'replay'> & { readonly revoked: (shareId: string) => void };

function ShareList({ replay, revoked }: ListProps): JSX.Element | null {
  const { t } = useTranslation('share');
  const { data = [] } = useQuery(sharesQuery(replay.take.takeId));
  if (data.length === 0) return null;
  return (
    <section className={styles['part']} aria-labelledby="share-links">
      <h2 id="share-links" className={styles['title']}>
        {t('links')}
      </h2>
      <ul className={styles['rows']}>
        {data.map((share) => (
          <ShareRow key={share.shareId} share={share} onRevoked={() => revoked(share.shareId)} />
        ))}
      </ul>
    </section>
  );
}
