import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { MessageSquarePlus, Reply } from 'lucide-react';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Mark, Study } from '../../../../shared/api/index.ts';
import { marksQuery } from '../../../api/marks.ts';
import { useErrorText } from '../../../i18n/errorText.ts';
import { useTimes } from '../../../i18n/useTimes.ts';
import { Button } from '../../../kit/Button.tsx';
import { buttonClass } from '../../../kit/buttonClass.ts';
import { clocksOf } from '../../../study/marks/clocksOf.ts';
import { MarkReplies, ReplyForm } from '../../../study/marks/MarkReplies.tsx';
import { threadsOf } from './threads.ts';
import styles from './work.module.css';

/** What the people of a study say of its lesson: the marks for their group, each with its replies and its moment. */
export function Discussion({ study }: { readonly study: Study }): JSX.Element {
  const { t } = useTranslation('study-work');
  const sentence = useErrorText();
  const { takeId, archivedAtMs } = study;
  const { data, error } = useQuery(marksQuery({ takeId }));
  const threads = threadsOf(data ?? [], archivedAtMs);
  return (
    <section aria-label={t('discussion')}>
      <div className={styles['head']}>
        <h2 className={styles['part']}>{t('discussion')}</h2>
        {archivedAtMs === null ? (
          <Link to="/replay/$takeId" params={{ takeId }} className={buttonClass('quiet', 's')}>
            <MessageSquarePlus aria-hidden="true" />
            {t('discussion.new')}
          </Link>
        ) : null}
      </div>
      {error && !data ? <p role="alert">{sentence(error)}</p> : null}
      {data && threads.length === 0 ? <p className={styles['note']}>{t('discussion.none')}</p> : null}
      <ol className={styles['threads']}>
        {threads.map((mark) => (
          <Thread key={mark.markId} study={study} mark={mark} />
        ))}
      </ol>
    </section>
  );
}

function Thread({ study, mark }: { readonly study: Study; readonly mark: Mark }): JSX.Element {
  const { t } = useTranslation('study-work');
  const times = useTimes();
  const [replying, setReplying] = useState(false);
  const { takeId, beganAtMs, archivedAtMs } = study;
  const at = clocksOf(mark, beganAtMs);
  const place = { takeId };
  return (
    <li className={styles['thread']} data-thread={mark.markId}>
      <div className={styles['thread-head']}>
        <Link
          to="/replay/$takeId"
          params={{ takeId }}
          search={{ t: Math.max(0, Math.floor((mark.fromMs - beganAtMs) / 1_000)) }}
        >
          {at}
        </Link>
        <span>{mark.byName}</span>
        <span className={styles['note']}>{times.moment(mark.madeAtMs)}</span>
      </div>
      <p className={styles['text']}>{mark.text === '' ? t('discussion.unwritten') : mark.text}</p>
      <MarkReplies place={place} mark={archivedAtMs === null ? mark : fixed(mark)} />
      {replying ? <ReplyForm place={place} mark={mark} onDone={() => setReplying(false)} /> : null}
      {archivedAtMs === null && !replying ? (
        <Button
          size="s"
          icon={<Reply />}
          aria-label={t('discussion.reply', { at, name: mark.byName })}
          onClick={() => setReplying(true)}
        >
          {t('reply')}
        </Button>
      ) : null}
    </li>
  );
}

/** As it is shown where nothing is changed any more. */
const fixed = (mark: Mark): Mark => ({
  ...mark,
  replies: mark.replies.map((reply) => ({ ...reply, removable: false })),
});
