import { Modal } from 'antd';
import { MonitorUp, X } from 'lucide-react';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Classroom } from '../../../shared/api/index.ts';
import { useRevokeDisplay } from '../../api/classrooms.ts';
import { useNow } from '../../api/useNow.ts';
import { useTimes } from '../../i18n/useTimes.ts';
import { Button } from '../../kit/Button.tsx';
import { StatusMark } from '../../kit/StatusMark.tsx';
import { showToast } from '../../kit/toasts.ts';
import { PairDisplay } from '../../pairing/PairDisplay.tsx';
import { targetOf } from '../../pairing/target.ts';
import { showRefusal, useAsk } from '../useAsk.ts';
import styles from './DisplayList.module.css';

/** The displays of a classroom: each can be sent away, and another one paired. */
export function DisplayList({ classroom }: { readonly classroom: Classroom }): JSX.Element {
  const { t } = useTranslation(['admin', 'common']);
  const [pairing, setPairing] = useState(false);
  return (
    <section className={styles['part']} aria-labelledby="displays-title">
      <header className={styles['header']}>
        <h2 id="displays-title" className={styles['title']}>
          {t('displays.title')}
        </h2>
        <Button size="s" icon={<MonitorUp aria-hidden="true" />} onClick={() => setPairing(true)}>
          {t('displays.pair')}
        </Button>
      </header>
      {classroom.displays.length === 0 ? <p className={styles['quiet']}>{t('displays.none')}</p> : null}
      <ul>
        {classroom.displays.map((display) => (
          <DisplayRow key={display.displayId} display={display} />
        ))}
      </ul>
      <Modal
        title={t('displays.pair-for', { name: classroom.name })}
        open={pairing}
        onCancel={() => setPairing(false)}
        closeIcon={<X aria-label={t('common:close')} />}
        footer={null}
        centered
        destroyOnHidden
      >
        <PairDisplay target={targetOf(classroom)} onDone={() => setPairing(false)} />
      </Modal>
    </section>
  );
}

function DisplayRow({ display }: { readonly display: Classroom['displays'][number] }): JSX.Element {
  const { t } = useTranslation(['admin', 'common']);
  const times = useTimes();
  const now = useNow();
  const ask = useAsk();
  const revoke = useRevokeDisplay();
  const { displayId, label, online, lastSeenAtMs, pairedAtMs, pairedByName } = display;
  const seen =
    lastSeenAtMs === null ? t('displays.never-seen') : t('displays.seen', { when: times.ago(lastSeenAtMs, now) });
  const sendAway = (): void =>
    ask({
      title: t('displays.revoke.ask'),
      told: t('displays.revoke.told'),
      act: t('displays.revoke'),
      onYes: () =>
        revoke.mutate(displayId, { onError: showRefusal, onSuccess: () => showToast({ text: t('displays.revoked') }) }),
    });
  return (
    <li className={styles['row']}>
      <div className={styles['text']}>
        <p className={styles['name']}>
          {label}
          <StatusMark tone={online ? 'good' : 'idle'} word={online ? t('common:online') : t('common:offline')} />
        </p>
        {online ? null : <p className={styles['quiet']}>{seen}</p>}
        <p className={styles['quiet']}>{t('displays.paired', { who: pairedByName, when: times.moment(pairedAtMs) })}</p>
      </div>
      <Button size="s" onClick={sendAway}>
        {t('displays.revoke')}
      </Button>
    </li>
  );
}
