import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_STUDY_QUESTION } from '../../../shared/api/index.ts';
import type { Instrument, SchemeKey } from '../../../shared/study/scheme.ts';
import type { TakeId } from '../../../shared/vocabulary/index.ts';
import { usePerson } from '../../api/person.ts';
import { useBeginStudy } from '../../api/studies.ts';
import { takesQuery } from '../../api/takes.ts';
import { useLanguage } from '../../i18n/language.ts';
import { useTimes } from '../../i18n/useTimes.ts';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { Select } from '../../kit/Select.tsx';
import { TextArea } from '../../kit/TextArea.tsx';
import { TextField } from '../../kit/TextField.tsx';
import { tellRefusal } from '../../kit/tellRefusal.ts';
import { useOfferedInstruments } from '../../study/coding/useOfferedInstruments.ts';
import styles from './studies.module.css';

type Chosen = ReadonlyMap<SchemeKey, number>;

type Props = {
  /** The take that is chosen already; `null`: none. */
  readonly takeId: TakeId | null;
  readonly onClose: () => void;
};

/** Begins a study: of which lesson, what is to be looked at, by when, and with which instruments. */
export function BeginStudy({ takeId: given, onClose }: Props): JSX.Element {
  const { t } = useTranslation(['studies', 'common']);
  const times = useTimes();
  const { roles } = usePerson();
  const { data } = useQuery(takesQuery({}));
  const takes = (data?.takes ?? []).filter(
    ({ mine, endedAtMs }) => endedAtMs !== null && (mine || roles.includes('researcher')),
  );
  const offered = useOfferedInstruments();
  const [takeId, setTakeId] = useState<TakeId | null>(given);
  const [title, setTitle] = useState('');
  const [question, setQuestion] = useState('');
  const [until, setUntil] = useState('');
  const [chosen, setChosen] = useState<Chosen>(new Map());
  return (
    <Dialog
      title={t('begin')}
      open
      onClose={onClose}
      footer={
        <Begin
          takeId={takeId}
          words={{ title, question, untilMs: until === '' ? null : new Date(`${until}T23:59:59`).getTime() }}
          chosen={chosen}
          onClose={onClose}
        />
      }
    >
      <div className={styles['form']}>
        <Select
          label={t('begin.take')}
          placeholder={takes.length === 0 ? t('begin.no-take') : t('begin.take.choose')}
          options={takes.map((take) => ({
            value: take.takeId,
            label: take.title,
            note: [take.teacherName, times.longMoment(take.beganAtMs)].join(' · '),
          }))}
          value={takeId}
          onChange={setTakeId}
        />
        <div className={styles['named']}>
          <TextField label={t('begin.title')} value={title} onChange={setTitle} maxLength={60} />
          <TextField label={t('begin.until')} type="date" value={until} onChange={setUntil} />
        </div>
        <TextArea
          label={t('begin.question')}
          hint={t('begin.question.hint')}
          value={question}
          onChange={setQuestion}
          maxLength={MAX_STUDY_QUESTION}
          rows={2}
        />
        <fieldset className={styles['schemes']}>
          <legend>{t('begin.schemes')}</legend>
          {offered.map((instrument) => (
            <InstrumentChoice key={instrument.key} instrument={instrument} chosen={chosen} onChange={setChosen} />
          ))}
        </fieldset>
      </div>
    </Dialog>
  );
}

type ChoiceProps = {
  readonly instrument: Instrument;
  readonly chosen: Chosen;
  readonly onChange: (chosen: Chosen) => void;
};

function InstrumentChoice({ instrument, chosen, onChange }: ChoiceProps): JSX.Element {
  const { t } = useTranslation('studies');
  const language = useLanguage();
  const { key, label, intervalsS } = instrument;
  const intervalS = chosen.get(key);
  const toggle = (): void => {
    const next = new Map(chosen);
    if (!next.delete(key)) next.set(key, intervalsS[0]);
    onChange(next);
  };
  return (
    <div className={styles['scheme']}>
      <label>
        <input type="checkbox" checked={intervalS !== undefined} onChange={toggle} />
        {label[language]}
      </label>
      {intervalsS.length === 1 ? (
        <span className={styles['note']}>
          {instrument.unit === 'event' ? t('by-event') : t('every', { s: intervalsS[0] })}
        </span>
      ) : (
        <select
          aria-label={t('interval', { scheme: label[language] })}
          value={intervalS ?? intervalsS[0]}
          onChange={(event) => onChange(new Map([...chosen, [key, Number(event.target.value)]]))}
        >
          {intervalsS.map((s) => (
            <option key={s} value={s}>
              {t('every', { s })}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}

type BeginProps = {
  readonly takeId: TakeId | null;
  readonly words: { readonly title: string; readonly question: string; readonly untilMs: number | null };
  readonly chosen: Chosen;
  readonly onClose: () => void;
};

function Begin({ takeId, words, chosen, onClose }: BeginProps): JSX.Element {
  const { t } = useTranslation(['studies', 'common']);
  const navigate = useNavigate();
  const ready = takeId !== null && words.title.trim() !== '';
  const begin = useBeginStudy();
  const submit = (): void => {
    if (takeId === null) return;
    const schemes = [...chosen].map(([key, intervalS]) => ({ key, intervalS }));
    begin.mutate(
      { takeId, body: { ...words, schemes } },
      {
        onSuccess: ({ studyId }) => void navigate({ to: '/studies/$studyId', params: { studyId } }),
        onError: tellRefusal,
      },
    );
  };
  return (
    <>
      <Button onClick={onClose}>{t('common:cancel')}</Button>
      <Button variant="primary" busy={begin.isPending} disabled={!ready} onClick={submit}>
        {t('begin.yes')}
      </Button>
    </>
  );
}
