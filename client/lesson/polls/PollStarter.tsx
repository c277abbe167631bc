import { Camera, CircleCheck, Hand, Hash, ListChecks, MessageSquareText, Scale } from 'lucide-react';
import { type JSX, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_OPTIONS, MIN_OPTIONS, type PollType } from '../../../shared/lesson/pollState.ts';
import { useTimes } from '../../i18n/useTimes.ts';
import { Segments } from '../../kit/Segments.tsx';
import { TextField } from '../../kit/TextField.tsx';
import { tellRefusal } from '../../kit/tellRefusal.ts';
import type { LessonSession } from '../LessonSession.ts';
import { PupilsChoice } from '../pupils/PupilsChoice.tsx';
import { askAboutPicture } from './askAboutPicture.ts';
import styles from './PollStarter.module.css';
import { optionLetter } from './useOptionName.ts';

const TYPES: readonly { readonly type: PollType; readonly icon: ReactNode }[] = [
  { type: 'single', icon: <CircleCheck /> },
  { type: 'multiple', icon: <ListChecks /> },
  { type: 'true-false', icon: <Scale /> },
  { type: 'number', icon: <Hash /> },
  { type: 'text', icon: <MessageSquareText /> },
];

/** As most exercises have. */
const USUAL_OPTIONS = 4;
const OPTION_NUMBERS = Array.from({ length: MAX_OPTIONS - MIN_OPTIONS + 1 }, (_, index) => `${index + MIN_OPTIONS}`);

type Props = { readonly session: LessonSession; readonly onStarted: () => void };

/** Asks all classrooms something with one press on its kind; words may be written first. */
export function PollStarter({ session, onStarted }: Props): JSX.Element {
  const { t } = useTranslation('polls');
  const times = useTimes();
  const [question, setQuestion] = useState('');
  const [options, setOptions] = useState<readonly string[]>(Array.from({ length: USUAL_OPTIONS }, () => ''));
  const start = (asking: Promise<unknown>) => {
    asking.catch(tellRefusal);
    onStarted();
  };
  const open = (type: PollType) => {
    const chosen = type === 'single' || type === 'multiple';
    start(session.ask('poll.open', { type, question, options: chosen ? [...options] : [] }));
  };
  const askAboutSeen = () => {
    const title = t('picture.title', { time: times.clock(Date.now() + session.clockAheadMs) });
    start(askAboutPicture(session, { title, options }));
  };
  return (
    <div className={styles['starter']}>
      <p className={styles['hint']}>{t('ask.hint')}</p>
      <div className={styles['types']}>
        {TYPES.map(({ type, icon }) => (
          <button key={type} type="button" className={styles['type']} onClick={() => open(type)}>
            {icon}
            {t(`type.${type}`)}
          </button>
        ))}
        <button type="button" className={styles['type']} onClick={() => start(session.ask('buzzer.open', {}))}>
          <Hand />
          {t('buzzer')}
        </button>
        <button type="button" className={styles['type']} data-wide="true" onClick={askAboutSeen}>
          <Camera />
          {t('picture')}
        </button>
      </div>
      <PupilsChoice session={session} />
      <details className={styles['more']}>
        <summary>{t('ask.more')}</summary>
        <div className={styles['words']}>
          <TextField label={t('ask.question')} maxLength={200} value={question} onChange={setQuestion} />
          <OptionTexts options={options} onChange={setOptions} />
        </div>
      </details>
    </div>
  );
}

type OptionsProps = { readonly options: readonly string[]; readonly onChange: (options: readonly string[]) => void };

function OptionTexts({ options, onChange }: OptionsProps): JSX.Element {
  const { t } = useTranslation('polls');
  const resize = (length: number) => onChange(Array.from({ length }, (_, index) => options[index] ?? ''));
  return (
    <>
      <div className={styles['count']}>
        <span>{t('ask.options')}</span>
        <Segments
          label={t('ask.options')}
          value={`${options.length}`}
          choices={OPTION_NUMBERS.map((value) => ({ value, label: value }))}
          onChange={(value) => resize(Number(value))}
        />
      </div>
      <ol className={styles['options']}>
        {options.map((text, option) => (
          <li key={optionLetter(option)}>
            <span aria-hidden="true">{optionLetter(option)}</span>
            <input
              aria-label={t('ask.option', { letter: optionLetter(option) })}
              maxLength={80}
              value={text}
              onChange={(event) => onChange(options.with(option, event.target.value))}
            />
          </li>
        ))}
      </ol>
    </>
  );
}
