import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link2 } from 'lucide-react';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/api.ts';
import { runningClock } from '../../i18n/times.ts';
import { Button } from '../../kit/Button.tsx';
import { CopyField } from '../../kit/CopyField.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { Select } from '../../kit/Select.tsx';
import { TextField } from '../../kit/TextField.tsx';
import { tellRefusal } from '../../kit/tellRefusal.ts';
import { useEventWords } from '../../study/events/eventWords.ts';
import { addressOfShare, newShareSecret } from '../replay/share/shareSecret.ts';
import { inDays, SHARE_DAYS, USUAL_DAYS } from '../replay/share/shareUntil.ts';
import type { ListedMoment } from './listedMoments.ts';
import styles from './search.module.css';

type Props = { readonly moments: readonly ListedMoment[]; readonly onClose: () => void };

/** At most so many links at once. */
const MOST_CLIPS = 20;
/** A clip begins so much before its moment and ends so much after it, in ms. */
const BEFORE_MS = 5_000;
const AFTER_MS = 3_000;
const MAX_NAME = 40;

/** A clip that is to be made. Its secret is drawn once: a press that comes twice makes one link. */
type Clip = ListedMoment & { readonly secret: string };

/** Makes a link to each moment that was picked, of lessons that the viewer manages. */
export function MakeClips({ moments, onClose }: Props): JSX.Element {
  const { t } = useTranslation(['search', 'share']);
  const [clips] = useState(() =>
    moments
      .filter(({ take }) => take.mine)
      .slice(0, MOST_CLIPS)
      .map((listed): Clip => ({ ...listed, secret: newShareSecret() })),
  );
  const [name, setName] = useState('');
  const [days, setDays] = useState(`${USUAL_DAYS}`);
  const make = useMakeClips(clips);
  const isReady = name.trim() !== '' && clips.length > 0;
  const others = moments.filter(({ take }) => !take.mine).length;
  const go = (): void => make.mutate({ name: name.trim(), days: Number(days) }, { onError: tellRefusal });
  return (
    <Dialog
      title={t('clip.title')}
      open
      onClose={onClose}
      footer={
        make.isSuccess || clips.length === 0 ? (
          <Button onClick={onClose}>{t('playlist.close')}</Button>
        ) : (
          <Button variant="primary" icon={<Link2 />} disabled={!isReady} busy={make.isPending} onClick={go}>
            {t('clip.make')}
          </Button>
        )
      }
    >
      {make.isSuccess ? (
        <Made clips={clips} />
      ) : clips.length === 0 ? (
        <p>{t('clip.none')}</p>
      ) : (
        <div className={styles['fields']}>
          <p>{t('clip.about', { count: clips.length })}</p>
          {others > 0 ? <p className={styles['note']}>{t('clip.some')}</p> : null}
          {moments.length - others > MOST_CLIPS ? (
            <p className={styles['note']}>{t('clip.most', { count: MOST_CLIPS })}</p>
          ) : null}
          <TextField
            label={t('share:name')}
            hint={t('share:name.hint')}
            autoComplete="off"
            maxLength={MAX_NAME}
            value={name}
            onChange={setName}
          />
          <Select
            label={t('share:until')}
            placeholder=""
            value={days}
            options={SHARE_DAYS.map((each) => ({ value: `${each}`, label: t('share:days', { count: each }) }))}
            onChange={setDays}
          />
        </div>
      )}
    </Dialog>
  );
}

function Made({ clips }: { readonly clips: readonly Clip[] }): JSX.Element {
  const { t } = useTranslation('search');
  const words = useEventWords();
  const [shown] = useState(() => clips.map(({ secret }) => addressOfShare(secret)));
  return (
    <div className={styles['fields']} role="status">
      <p>{t('clip.made', { count: clips.length })}</p>
      <p className={styles['note']}>{t('clip.once')}</p>
      {clips.map(({ key, take, moment }, index) => (
        <CopyField
          key={key}
          label={[take.title, runningClock(moment.fromMs), words.full(take.listening, moment)].join(' · ')}
          value={shown[index] ?? ''}
        />
      ))}
      {clips.length > 1 ? <CopyField label={t('clip.copy')} value={shown.join(' ')} /> : null}
    </div>
  );
}

function useMakeClips(clips: readonly Clip[]) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ name, days }: { readonly name: string; readonly days: number }) => {
      for (const { take, moment, secret } of clips) {
        const { takeId, beganAtMs, endedAtMs } = take;
        const lengthMs = (endedAtMs ?? beganAtMs) - beganAtMs;
        const span = {
          fromMs: Math.max(0, Math.floor(moment.fromMs) - BEFORE_MS),
          toMs: Math.min(lengthMs, Math.ceil(moment.toMs) + AFTER_MS),
        };
        const body = { secret, name, span, untilMs: inDays(days, Date.now()), saves: false };
        await api('shares.make', { params: { takeId }, body });
      }
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['shares'] }),
  });
}
