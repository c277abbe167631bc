import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { PenLine } from 'lucide-react';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_SUMMARY, type Study, type StudyFindings } from '../../../../shared/api/index.ts';
import { AppError } from '../../../../shared/errors/index.ts';
import { citedMoments } from '../../../../shared/study/citedMoments.ts';
import { marksQuery } from '../../../api/marks.ts';
import { studyWorkQuery, useWriteSummary } from '../../../api/studyWork.ts';
import { useTimes } from '../../../i18n/useTimes.ts';
import { Button } from '../../../kit/Button.tsx';
import { Notice } from '../../../kit/Notice.tsx';
import { Select } from '../../../kit/Select.tsx';
import { TextArea } from '../../../kit/TextArea.tsx';
import { tellRefusal } from '../../../kit/tellRefusal.ts';
import { clocksOf } from '../../../study/marks/clocksOf.ts';
import { STUDY_PARTS } from './studyParts.ts';
import { threadsOf } from './threads.ts';
import styles from './work.module.css';

/** What the study found, with the moments that it cites. Leads write it, everybody reads it. */
export function Summary({ study }: { readonly study: Study }): JSX.Element {
  const { t } = useTranslation('study-work');
  const times = useTimes();
  const [writing, setWriting] = useState(false);
  const { data } = useQuery(studyWorkQuery(study.studyId));
  const summary = data?.summary;
  const mayWrite = study.role === 'lead' && study.archivedAtMs === null && summary !== undefined;
  return (
    <section id={STUDY_PARTS.conclude} tabIndex={-1} aria-label={t('summary')}>
      <div className={styles['head']}>
        <h2 className={styles['part']}>{t('summary')}</h2>
        {mayWrite && !writing ? (
          <Button size="s" icon={<PenLine />} onClick={() => setWriting(true)}>
            {t(summary.text === '' ? 'summary.write' : 'summary.change')}
          </Button>
        ) : null}
      </div>
      {writing && mayWrite ? (
        <SummaryForm study={study} summary={summary} onClose={() => setWriting(false)} />
      ) : summary && summary.text !== '' ? (
        <>
          <Cited study={study} text={summary.text} />
          {summary.written ? (
            <p className={styles['note']}>
              {t('summary.by', { name: summary.written.byName, at: times.longMoment(summary.written.atMs) })}
            </p>
          ) : null}
        </>
      ) : (
        <p className={styles['note']}>{t('summary.none')}</p>
      )}
    </section>
  );
}

/** A text whose clocks lead to their moments. */
function Cited({ study: { takeId, lengthMs }, text }: { readonly study: Study; readonly text: string }): JSX.Element {
  return (
    <p className={styles['text']} data-summary>
      {citedMoments(text, lengthMs).map((part, index) =>
        part.takeMs === null ? (
          part.text
        ) : (
          <Link
            // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text, in its order.
            key={index}
            to="/replay/$takeId"
            params={{ takeId }}
            search={{ t: part.takeMs / 1_000 }}
          >
            {part.text}
          </Link>
        ),
      )}
    </p>
  );
}

type FormProps = { readonly study: Study; readonly summary: StudyFindings; readonly onClose: () => void };

function SummaryForm({ study, summary, onClose }: FormProps): JSX.Element {
  const { t } = useTranslation(['study-work', 'common']);
  const [text, setText] = useState(summary.text);
  /** What this text builds on. */
  const [base, setBase] = useState(summary.version);
  const write = useWriteSummary(study.studyId);
  const isBehind = summary.version !== base;
  const save = (): void =>
    write.mutate(
      { text, version: base },
      {
        onSuccess: onClose,
        // It is said beside the text, which stays.
        onError: (error) => (AppError.from(error).code === 'summary.changed' ? undefined : tellRefusal(error)),
      },
    );
  return (
    <div className={styles['summary-form']}>
      {isBehind ? (
        <Notice
          tone="attention"
          action={
            <Button size="s" onClick={() => setBase(summary.version)}>
              {t('summary.mine')}
            </Button>
          }
        >
          <p>{t('summary.other', { name: summary.written?.byName ?? '' })}</p>
          <p className={styles['text']}>{summary.text}</p>
        </Notice>
      ) : null}
      <TextArea
        label={t('summary')}
        hint={t('summary.hint')}
        rows={8}
        maxLength={MAX_SUMMARY}
        value={text}
        onChange={setText}
      />
      <CiteThread
        study={study}
        onCite={(cited) => setText((before) => `${before}${before === '' ? '' : '\n'}${cited}`)}
      />
      <div className={styles['ends']}>
        <Button onClick={onClose}>{t('common:cancel')}</Button>
        <Button variant="primary" disabled={isBehind} busy={write.isPending} onClick={save}>
          {t('summary.save')}
        </Button>
      </div>
    </div>
  );
}

function CiteThread({ study, onCite }: { readonly study: Study; readonly onCite: (text: string) => void }) {
  const { t } = useTranslation('study-work');
  const { data } = useQuery(marksQuery({ takeId: study.takeId }));
  const threads = threadsOf(data ?? [], null);
  if (threads.length === 0) return null;
  const options = threads.map((mark) => ({
    value: mark.markId as string,
    label: `${clocksOf({ ...mark, toMs: null }, study.beganAtMs)} ${mark.byName}`,
    note: mark.text.slice(0, 60),
  }));
  const cite = (markId: string): void => {
    const mark = threads.find((each) => each.markId === markId);
    if (mark) onCite(`${clocksOf({ ...mark, toMs: null }, study.beganAtMs)} ${mark.text}`);
  };
  return (
    <Select
      label={t('summary.cite')}
      placeholder={t('summary.cite.choose')}
      options={options}
      value={null}
      onChange={cite}
    />
  );
}
