import { BookmarkPlus, Search } from 'lucide-react';
import { type FormEvent, type JSX, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type EventQuery, MAX_AFTER_S } from '../../../shared/study/events/query.ts';
import { Button } from '../../kit/Button.tsx';
import { Select } from '../../kit/Select.tsx';
import { examples, usualPart } from './eventDraft.ts';
import styles from './events.module.css';
import type { ListedRoom } from './eventWords.ts';
import { NumberBox, PartFields } from './PartFields.tsx';

type Props = {
  /** What was searched last, or is to be begun with. */
  readonly query: EventQuery;
  readonly rooms: readonly ListedRoom[];
  readonly onSearch: (query: EventQuery) => void;
  readonly onSave: (query: EventQuery) => void;
};

/** A query as a sentence of choices. */
export function EventForm({ query, rooms, onSearch, onSave }: Props): JSX.Element {
  const { t } = useTranslation('search');
  const [draft, setDraft] = useState(query);
  const [known, setKnown] = useState(query);
  // Chosen elsewhere: an example, or one that was saved.
  if (known !== query) {
    setKnown(query);
    setDraft(query);
  }
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    onSearch(draft);
  };
  return (
    <form className={styles['form']} onSubmit={onSubmit} aria-label={t('form')}>
      <div className={styles['line']}>
        <span className={styles['lead']}>{t('find')}</span>
        <PartFields
          part={draft.find}
          rooms={rooms}
          sameRoom={false}
          onChange={(find) => setDraft({ ...draft, find })}
        />
      </div>
      <AlsoLine draft={draft} rooms={rooms} onChange={setDraft} />
      <div className={styles['acts']}>
        <Button type="submit" variant="primary" icon={<Search />}>
          {t('search')}
        </Button>
        <Button icon={<BookmarkPlus />} onClick={() => onSave(draft)}>
          {t('save')}
        </Button>
        <p className={styles['examples']}>
          <span>{t('examples')}</span>
          {EXAMPLES.map((name) => (
            <button key={name} type="button" className={styles['example']} onClick={() => onSearch(examples[name])}>
              {t(`example.${name}`)}
            </button>
          ))}
        </p>
      </div>
    </form>
  );
}

const EXAMPLES = ['uncalled', 'poll', 'gap'] as const;
/** What is asked for at first after something else, in s. */
const FIRST_WITHIN_S = 30;

type AlsoProps = Pick<Props, 'rooms'> & {
  readonly draft: EventQuery;
  readonly onChange: (query: EventQuery) => void;
};

function AlsoLine({ draft, rooms, onChange }: AlsoProps): JSX.Element {
  const { t } = useTranslation('search');
  const { also } = draft;
  const clause = also?.clause ?? { ...usualPart('page'), limit: null };
  const setHow = (how: 'none' | 'during' | 'after'): void => {
    if (how === 'none') onChange({ ...draft, also: null });
    else if (how === 'during') onChange({ ...draft, also: { how, clause } });
    else onChange({ ...draft, also: { how, withinS: FIRST_WITHIN_S, clause } });
  };
  return (
    <div className={styles['line']}>
      <div className={styles['how']}>
        <Select
          labelHidden
          label={t('also')}
          placeholder=""
          value={also?.how ?? 'none'}
          options={(['none', 'during', 'after'] as const).map((value) => ({ value, label: t(`also.${value}`) }))}
          onChange={setHow}
        />
      </div>
      {also?.how === 'after' ? (
        <NumberBox
          label={t('within')}
          unit={t('within.unit')}
          value={also.withinS}
          least={1}
          most={MAX_AFTER_S}
          onChange={(withinS) => onChange({ ...draft, also: { ...also, withinS } })}
        />
      ) : null}
      {also ? (
        <PartFields
          sameRoom
          part={also.clause}
          rooms={rooms}
          onChange={(changed) => onChange({ ...draft, also: { ...also, clause: changed } })}
        />
      ) : null}
    </div>
  );
}
