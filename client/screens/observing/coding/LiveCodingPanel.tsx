import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Keyboard } from 'lucide-react';
import { type JSX, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Take } from '../../../../shared/lesson/takesState.ts';
import type { Scheme, SchemeKey } from '../../../../shared/study/scheme.ts';
import type { StudyId, TakeId } from '../../../../shared/vocabulary/index.ts';
import { ownSheetQuery, studiesQuery, studyQuery, useBeginStudy } from '../../../api/studies.ts';
import { useErrorText } from '../../../i18n/errorText.ts';
import { useLanguage } from '../../../i18n/language.ts';
import { Button } from '../../../kit/Button.tsx';
import { buttonClass } from '../../../kit/buttonClass.ts';
import { Notice } from '../../../kit/Notice.tsx';
import { Select } from '../../../kit/Select.tsx';
import { Spinner } from '../../../kit/Spinner.tsx';
import { tellRefusal } from '../../../kit/tellRefusal.ts';
import type { ObserverSession } from '../../../lesson/observing/ObserverSession.ts';
import { useOfferedInstruments } from '../../../study/coding/useOfferedInstruments.ts';
import { LivePad } from './LivePad.tsx';
import styles from './live.module.css';

/** Which sheet is written: of which study, with which scheme. */
type Chosen = { readonly studyId: StudyId; readonly scheme: SchemeKey };

type Props = {
  /** The take that is, or was, recorded while this is open. */
  readonly take: Pick<Take, 'takeId' | 'beganAtMs' | 'endedAtMs'>;
  readonly lessonTitle: string;
  readonly session: Pick<ObserverSession, 'seenAtMs'>;
  /** Whether the keys of the keyboard are the pad's. */
  readonly inFront: boolean;
};

/** Coding beside a live lesson: begin, or go on with what was begun, and the pad. */
export function LiveCodingPanel({ take, lessonTitle, session, inFront }: Props): JSX.Element {
  const { t } = useTranslation('coding');
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const running = take.endedAtMs === null;
  if (!running && chosen) return <Over chosen={chosen} />;
  if (!running) return <p className={styles['panel']}>{t('live.over')}</p>;
  return (
    <div className={styles['panel']}>
      {chosen ? (
        <WithSheet chosen={chosen} take={take} session={session} inFront={inFront} />
      ) : (
        <Choose takeId={take.takeId} lessonTitle={lessonTitle} onChoose={setChosen} />
      )}
    </div>
  );
}

type ChooseProps = {
  readonly takeId: TakeId;
  readonly lessonTitle: string;
  readonly onChoose: (chosen: Chosen) => void;
};

function Choose({ takeId, lessonTitle, onChoose }: ChooseProps): JSX.Element {
  const { t } = useTranslation('coding');
  const { data: studies } = useQuery(studiesQuery);
  const begun = (studies ?? []).filter(
    (study) => study.takeId === takeId && study.role !== 'observer' && study.archivedAtMs === null,
  );
  return (
    <>
      <p className={styles['note']}>{t('live.hint')}</p>
      {begun.map(({ studyId }) => (
        <GoOn key={studyId} studyId={studyId} onChoose={onChoose} />
      ))}
      <Begin takeId={takeId} lessonTitle={lessonTitle} onChoose={onChoose} />
    </>
  );
}

/** The schemes of a study of this take, each with a way into its sheet. */
function GoOn({ studyId, onChoose }: { readonly studyId: StudyId } & Pick<ChooseProps, 'onChoose'>): JSX.Element {
  const { t } = useTranslation('coding');
  const language = useLanguage();
  const { data } = useQuery(studyQuery(studyId));
  return (
    <>
      {(data?.schemes ?? []).map(({ key, label }) => (
        <Button key={key} icon={<Keyboard />} onClick={() => onChoose({ studyId, scheme: key })}>
          {t('live.go-on', { scheme: label[language], title: data?.title ?? '' })}
        </Button>
      ))}
    </>
  );
}

function Begin({ takeId, lessonTitle, onChoose }: ChooseProps): JSX.Element {
  const { t } = useTranslation('coding');
  const language = useLanguage();
  const offered = useOfferedInstruments();
  const [chosen, setChosen] = useState<Scheme['key'] | null>(null);
  const key = chosen ?? offered[0]?.key;
  const begin = useBeginStudy();
  const submit = (): void => {
    const instrument = offered.find((each) => each.key === key);
    if (!instrument || !key) return;
    const title = t('live.title', { lesson: lessonTitle }).slice(0, 60);
    const schemes = [{ key, intervalS: instrument.intervalsS[0] }];
    begin.mutate(
      { takeId, body: { title, question: '', untilMs: null, schemes } },
      { onSuccess: ({ studyId }) => onChoose({ studyId, scheme: key }), onError: tellRefusal },
    );
  };
  return (
    <div className={styles['begin']}>
      <Select
        label={t('live.scheme')}
        placeholder=""
        options={offered.map(({ key: value, label, unit, intervalsS }) => ({
          value,
          label: label[language],
          note: unit === 'event' ? t('by-event') : t('every', { s: intervalsS[0] }),
        }))}
        value={key ?? null}
        onChange={setChosen}
      />
      <Button variant="primary" busy={begin.isPending} onClick={submit}>
        {t('live.begin')}
      </Button>
    </div>
  );
}

type SheetProps = Pick<Props, 'take' | 'session' | 'inFront'> & { readonly chosen: Chosen };

function WithSheet({ chosen: { studyId, scheme }, take, session, inFront }: SheetProps): JSX.Element {
  const { t } = useTranslation('common');
  const sentence = useErrorText();
  const sheet = useQuery(ownSheetQuery(studyId, scheme));
  const { beganAtMs } = take;
  const momentMs = useCallback(() => session.seenAtMs(Date.now(), 0) - beganAtMs, [session, beganAtMs]);
  if (sheet.data) return <LivePad studyId={studyId} sheet={sheet.data} momentMs={momentMs} inFront={inFront} />;
  return sheet.error ? <Notice tone="bad">{sentence(sheet.error)}</Notice> : <Spinner label={t('loading')} />;
}

/** The lesson is over: the sheet goes on with the recording. */
function Over({ chosen: { studyId, scheme } }: { readonly chosen: Chosen }): JSX.Element {
  const { t } = useTranslation('coding');
  return (
    <div className={styles['panel']}>
      <p>{t('live.over')}</p>
      <Link to="/studies/$studyId/code/$scheme" params={{ studyId, scheme }} className={buttonClass('primary')}>
        <Keyboard aria-hidden="true" />
        {t('live.replay')}
      </Link>
    </div>
  );
}
