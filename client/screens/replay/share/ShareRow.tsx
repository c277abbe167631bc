import { Link2Off } from 'lucide-react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Share } from '../../../../shared/api/index.ts';
import { useRevokeShare } from '../../../api/shares.ts';
import { useNow } from '../../../api/useNow.ts';
import { runningClock } from '../../../i18n/times.ts';
import { useTimes } from '../../../i18n/useTimes.ts';
import { Button } from '../../../kit/Button.tsx';
import { tellRefusal } from '../../../kit/tellRefusal.ts';
import { showToast } from '../../../kit/toasts.ts';
import styles from './share.module.css';

type Props = { readonly share: Share; readonly onRevoked: () => void };

/** One link: for whom, to what, until when, how much it is used; and an end to it. */
export function ShareRow({ share, onRevoked }: Props): JSX.Element {
  const { t } = useTranslation('share');
  const times = useTimes();
  const revoke = useRevokeShare();
  const { name, uses, lastUsedAtMs, madeByName, madeAtMs } = share;
  const end = (): void =>
    revoke.mutate(share, {
      onSuccess: () => {
        showToast({ text: t('revoked', { name }) });
        onRevoked();
      },
      onError: tellRefusal,
    });
  return (
    <li className={styles['row']} data-share={share.shareId}>
      <div className={styles['about']}>
        <p className={styles['name']}>{name}</p>
        <ShareFacts share={share} />
        <p className={styles['note']}>
          {lastUsedAtMs === null ? t('unused') : t('used', { count: uses, last: times.moment(lastUsedAtMs) })}
        </p>
        <p className={styles['note']}>{t('made-by', { name: madeByName, at: times.moment(madeAtMs) })}</p>
      </div>
      <Button size="s" icon={<Link2Off />} aria-label={t('revoke.of', { name })} busy={revoke.isPending} onClick={end}>
        {t('revoke')}
      </Button>
    </li>
  );
}

/** To what a link is, and until when. */
export function ShareFacts({ share: { span, untilMs, saves } }: { readonly share: Share }): JSX.Element {
  const { t } = useTranslation('share');
  const times = useTimes();
  const nowMs = useNow();
  const what = span ? `${runningClock(span.fromMs)}–${runningClock(span.toMs)}` : t('whole');
  const facts = [what, ...(saves ? [t('may-save')] : [])].join(' · ');
  const isOver = untilMs <= nowMs;
  return (
    <>
      <p className={styles['note']}>{facts}</p>
      <p className={isOver ? styles['over'] : styles['note']}>
        {t(isOver ? 'over' : 'good-until', { until: times.longMoment(untilMs) })}
      </p>
    </>
  );
}
