import { useQuery } from '@tanstack/react-query';
import { BookmarkPlus, Bookmark as MarkSign, MessageSquareReply, Pencil } from 'lucide-react';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Mark } from '../../../../shared/api/index.ts';
import type { LessonId } from '../../../../shared/vocabulary/index.ts';
import { marksQuery } from '../../../api/marks.ts';
import { useErrorText } from '../../../i18n/errorText.ts';
import { runningClock } from '../../../i18n/times.ts';
import { Button } from '../../../kit/Button.tsx';
import { EmptyState } from '../../../kit/EmptyState.tsx';
import { IconButton } from '../../../kit/IconButton.tsx';
import { Kbd } from '../../../kit/Kbd.tsx';
import { useObservable } from '../../../kit/Observable.ts';
import { Spinner } from '../../../kit/Spinner.tsx';
import { clocksOf } from '../clocksOf.ts';
import { MarkAbout, MarkWords } from '../MarkAbout.tsx';
import styles from '../MarkList.module.css';
import { MarkReplies, ReplyForm } from '../MarkReplies.tsx';
import { RemoveMark } from '../RemoveMark.tsx';
import { LiveMarkForm } from './LiveMarkForm.tsx';
import type { LiveDraft, LiveMarking } from './LiveMarking.ts';
import live from './live.module.css';

type Props = {
  readonly lessonId: LessonId;
  readonly marking: LiveMarking;
  readonly beganAtMs: number;
  /** Whether there still are moments to be marked. */
  readonly live: boolean;
  /** Whether the lesson is being recorded. */
  readonly recorded: boolean;
};

/** Marks the moment, writes what is to be said of it, and shows the lesson's marks, the newest first. */
export function LiveMarkList({ lessonId, marking, beganAtMs, live: isLive, recorded }: Props): JSX.Element {
  const { t } = useTranslation(['observing', 'marks']);
  const draft = useObservable(marking.draft);
  const { data, error } = useQuery(marksQuery({ observedId: lessonId }));
  const sentence = useErrorText();
  return (
    <div className={styles['list']}>
      {isLive ? (
        <div className={live['press']}>
          <Button wide variant="primary" size="l" icon={<BookmarkPlus />} onClick={() => marking.press()}>
            {t('observing:mark.now')}
            <Kbd>N</Kbd>
          </Button>
          <Kept marking={marking} beganAtMs={beganAtMs} recorded={recorded} />
        </div>
      ) : null}
      {draft ? (
        <LiveMarkForm key={draft.number} marking={marking} draft={draft} beganAtMs={beganAtMs} live={isLive} />
      ) : null}
      {data ? (
        <Found
          lessonId={lessonId}
          marking={marking}
          beganAtMs={beganAtMs}
          marks={data.filter((mark) => !isWritten(mark, draft))}
        />
      ) : null}
      {data || error ? null : <Spinner label={t('marks:marks')} />}
      {error && !data ? <p role="alert">{sentence(error)}</p> : null}
    </div>
  );
}

type KeptProps = Pick<Props, 'marking' | 'beganAtMs' | 'recorded'>;

/** That the moment is kept, or on its way; else what becomes of marks while nothing is recorded. */
function Kept({ marking, beganAtMs, recorded }: KeptProps): JSX.Element {
  const { t } = useTranslation('observing');
  const draft = useObservable(marking.draft);
  const onWay = useObservable(marking.onWay);
  const kept = draft ? t('mark.kept', { at: runningClock(draft.fromMs - beganAtMs) }) : '';
  return (
    <p role="status" className={styles['quiet']}>
      {onWay > 0 ? t('mark.on-way') : kept || (recorded ? '' : t('not-recording.hint'))}
    </p>
  );
}

/** Whether it is the one that is in the form above the list. */
const isWritten = ({ mine, fromMs }: Mark, draft: LiveDraft | null): boolean => mine && fromMs === draft?.fromMs;

type FoundProps = Pick<Props, 'lessonId' | 'marking' | 'beganAtMs'> & { readonly marks: readonly Mark[] };

function Found({ marks, ...rest }: FoundProps): JSX.Element {
  const { t } = useTranslation(['observing', 'marks']);
  if (marks.length === 0)
    return <EmptyState icon={<MarkSign />} title={t('marks:list.empty')} hint={t('observing:mark.empty.hint')} />;
  return (
    <ol className={styles['marks']} aria-label={t('marks:marks')}>
      {[...marks].reverse().map((mark) => (
        <Row key={mark.markId} mark={mark} {...rest} />
      ))}
    </ol>
  );
}

function Row({ lessonId, marking, beganAtMs, mark }: Omit<FoundProps, 'marks'> & { readonly mark: Mark }): JSX.Element {
  const { t } = useTranslation('marks');
  const [replying, setReplying] = useState(false);
  const place = { observedId: lessonId };
  const at = clocksOf(mark, beganAtMs);
  return (
    <li className={styles['mark']} data-mark={mark.markId}>
      <div className={styles['head']}>
        <strong>{at}</strong>
        <span className={styles['name']}>{mark.byName}</span>
        <span className={styles['keys']}>
          <IconButton icon={<MessageSquareReply />} word={t('reply.of', { at })} onClick={() => setReplying(true)} />
          {mark.mine ? (
            <IconButton icon={<Pencil />} word={t('edit.of', { at })} onClick={() => marking.edit(mark)} />
          ) : null}
          <RemoveMark place={place} mark={mark} at={at} />
        </span>
      </div>
      <MarkWords mark={mark} />
      <MarkAbout mark={mark} />
      <MarkReplies place={place} mark={mark} />
      {replying ? <ReplyForm place={place} mark={mark} onDone={() => setReplying(false)} /> : null}
    </li>
  );
}
