import { useQuery } from '@tanstack/react-query';
import { BookmarkPlus, Bookmark as MarkSign } from 'lucide-react';
import { type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Mark } from '../../../shared/api/index.ts';
import { marksQuery } from '../../api/marks.ts';
import { useErrorText } from '../../i18n/errorText.ts';
import { Button } from '../../kit/Button.tsx';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { useObservable } from '../../kit/Observable.ts';
import { Segments } from '../../kit/Segments.tsx';
import { Select } from '../../kit/Select.tsx';
import { Spinner } from '../../kit/Spinner.tsx';
import type { Replay } from '../../playback/Replay.ts';
import { MarkForm } from './MarkForm.tsx';
import type { Marking } from './Marking.ts';
import styles from './MarkList.module.css';
import { MarkRow } from './MarkRow.tsx';
import { tagsOf } from './markTimes.ts';

type Props = { readonly replay: Replay; readonly marking: Marking };

/** The marks of a take in order of time, and the one that is being written. */
export function MarkList({ replay, marking }: Props): JSX.Element {
  const { t } = useTranslation('marks');
  const draft = useObservable(marking.draft);
  const { data, error } = useQuery(marksQuery(replay.take));
  const sentence = useErrorText();
  return (
    <div className={styles['list']}>
      {draft ? (
        <MarkForm key={draft.markId ?? 'new'} replay={replay} marking={marking} draft={draft} />
      ) : (
        <Button wide icon={<BookmarkPlus />} onClick={() => marking.begin()}>
          {t('make.new')}
        </Button>
      )}
      {data ? <Found replay={replay} marking={marking} marks={data} /> : null}
      {data || error ? null : <Spinner label={t('marks')} />}
      {error && !data ? <p role="alert">{sentence(error)}</p> : null}
    </div>
  );
}

const ANY = '';

function Found({ replay, marking, marks }: Props & { readonly marks: readonly Mark[] }): JSX.Element {
  const { t } = useTranslation('marks');
  const [whose, setWhose] = useState<'all' | 'own'>('all');
  const [tag, setTag] = useState(ANY);
  if (marks.length === 0) return <EmptyState icon={<MarkSign />} title={t('list.empty')} hint={t('list.empty.hint')} />;
  const tags = tagsOf(marks);
  // A tag of which the last mark has gone is not looked for any more.
  const wanted = tags.includes(tag) ? tag : ANY;
  const fitting = marks.filter(
    (mark) => (whose === 'all' || mark.mine) && (wanted === ANY || mark.tags.includes(wanted)),
  );
  return (
    <>
      <div className={styles['filters']}>
        <Segments
          label={t('list.mine')}
          value={whose}
          choices={[
            { value: 'all', label: t('list.all') },
            { value: 'own', label: t('list.own') },
          ]}
          onChange={setWhose}
        />
        {tags.length === 0 ? null : (
          <Select
            labelHidden
            label={t('list.tag')}
            placeholder=""
            value={wanted}
            options={[ANY, ...tags].map((value) => ({ value, label: value === ANY ? t('list.any-tag') : value }))}
            onChange={setTag}
          />
        )}
      </div>
      {fitting.length === 0 ? <p className={styles['quiet']}>{t('list.none')}</p> : null}
      <ol className={styles['marks']} aria-label={t('marks')}>
        {fitting.map((mark) => (
          <MarkRow key={mark.markId} replay={replay} marking={marking} mark={mark} />
        ))}
      </ol>
    </>
  );
}
