import { Link2 } from 'lucide-react';
import { type FormEvent, type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMakeShare } from '../../../api/shares.ts';
import { Button } from '../../../kit/Button.tsx';
import { useObservable } from '../../../kit/Observable.ts';
import { Segments } from '../../../kit/Segments.tsx';
import { Select } from '../../../kit/Select.tsx';
import { TextField } from '../../../kit/TextField.tsx';
import { tellRefusal } from '../../../kit/tellRefusal.ts';
import type { Replay } from '../../../playback/Replay.ts';
import { ClipTimes } from './ClipTimes.tsx';
import type { Made } from './MadeShare.tsx';
import type { Sharing } from './Sharing.ts';
import styles from './share.module.css';
import { newShareSecret } from './shareSecret.ts';
import { endOfDay, inDays, SHARE_DAYS, shareDays, USUAL_DAYS } from './shareUntil.ts';

type Props = {
  readonly replay: Replay;
  readonly sharing: Sharing;
  readonly onMade: (made: Made) => void;
};

const MAX_NAME = 40;
const A_DAY = 'date';

/** Makes a link: to what, for whom, until when, and whether files may be kept. */
export function ShareForm({ replay, sharing, onMade }: Props): JSX.Element {
  const { t } = useTranslation('share');
  const make = useMakeShare(replay.take.takeId);
  const span = useObservable(sharing.clip);
  const [name, setName] = useState('');
  const [untilMs, untilFields] = useUntil();
  const [saves, setSaves] = useState(false);
  // Drawn once for the form: a press that comes twice makes one link.
  const [secret] = useState(newShareSecret);
  const isReady = name.trim() !== '' && untilMs !== null;
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isReady || make.isPending) return;
    const onSuccess = ({ share }: Pick<Made, 'share'>): void => {
      sharing.choose('whole');
      onMade({ share, secret });
    };
    make.mutate({ secret, name: name.trim(), span, untilMs, saves }, { onSuccess, onError: tellRefusal });
  };
  return (
    <form className={styles['form']} onSubmit={onSubmit} aria-label={t('new')}>
      <Segments
        wide
        label={t('what')}
        value={span ? 'clip' : 'whole'}
        choices={[
          { value: 'whole', label: t('whole') },
          { value: 'clip', label: t('clip') },
        ]}
        onChange={(what) => sharing.choose(what)}
      />
      {span ? <ClipTimes replay={replay} sharing={sharing} clip={span} /> : null}
      <TextField
        label={t('name')}
        hint={t('name.hint')}
        autoComplete="off"
        maxLength={MAX_NAME}
        value={name}
        onChange={setName}
      />
      {untilFields}
      <label className={styles['check']}>
        <input type="checkbox" checked={saves} onChange={({ currentTarget }) => setSaves(currentTarget.checked)} />
        <span>{t('saves')}</span>
      </label>
      <Button type="submit" variant="primary" icon={<Link2 />} disabled={!isReady} busy={make.isPending}>
        {t('make')}
      </Button>
    </form>
  );
}

/** Until when: some days, or a day. `null` while that day is none that can be. */
function useUntil(): readonly [number | null, JSX.Element] {
  const { t } = useTranslation('share');
  const [chosen, setChosen] = useState<string>(`${USUAL_DAYS}`);
  const [nowMs] = useState(() => Date.now());
  const { min, max } = shareDays(nowMs);
  const [day, setDay] = useState(max);
  const untilMs = chosen === A_DAY ? endOfDay(day, nowMs) : inDays(Number(chosen), nowMs);
  const wrong = untilMs === null ? { error: t('day.wrong') } : {};
  return [
    untilMs,
    <>
      <Select
        label={t('until')}
        placeholder=""
        value={chosen}
        options={[
          ...SHARE_DAYS.map((days) => ({ value: `${days}`, label: t('days', { count: days }) })),
          { value: A_DAY, label: t('day') },
        ]}
        onChange={setChosen}
      />
      {chosen === A_DAY ? (
        <TextField type="date" label={t('day.label')} min={min} max={max} value={day} onChange={setDay} {...wrong} />
      ) : null}
    </>,
  ];
}
