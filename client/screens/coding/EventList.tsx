import { Trash2 } from 'lucide-react';
import { type JSX, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/language.ts';
import { runningClock } from '../../i18n/times.ts';
import { IconButton } from '../../kit/IconButton.tsx';
import { useObservable } from '../../kit/Observable.ts';
import { CodeSwatch } from '../../study/coding/CodeSwatch.tsx';
import type { EventCoding, ShownEvent } from '../../study/coding/EventCoding.ts';
import styles from './coding.module.css';

type Props = {
  readonly coding: EventCoding;
  readonly writable: boolean;
  /** Shows a moment; `null`: nothing can be shown again, as in a lesson that runs. */
  readonly onMoment: ((takeMs: number) => void) | null;
};

/** All events that were written, with their times; a press shows the moment. */
export function EventList({ coding, writable, onMoment }: Props): JSX.Element {
  const { t } = useTranslation('coding');
  useObservable(coding.saver.changes);
  const chosen = useObservable(coding.chosen);
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const [box, row] = [list.current, list.current?.querySelector(`[data-event="${chosen}"]`)];
    // Not scrollIntoView: it would move the page as well.
    if (box && row instanceof HTMLElement) box.scrollTop = row.offsetTop - box.clientHeight / 2;
  }, [chosen]);
  const events = coding.events();
  if (events.length === 0) return <p className={styles['note']}>{t('events.none')}</p>;
  return (
    <section aria-label={t('events')}>
      <ol ref={list} className={styles['events']}>
        {events.map((event) => (
          <Row
            key={event.eventId}
            {...{ coding, event, writable }}
            isChosen={event.eventId === chosen}
            onChoose={() => {
              coding.chosen.set(event.eventId);
              onMoment?.(event.fromMs);
            }}
          />
        ))}
      </ol>
    </section>
  );
}

type RowProps = Pick<Props, 'coding' | 'writable'> & {
  readonly event: ShownEvent;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
};

function Row({ coding, event, writable, isChosen, onChoose }: RowProps): JSX.Element {
  const { t } = useTranslation('coding');
  const language = useLanguage();
  const { codes } = coding.scheme;
  const place = codes.findIndex(({ key }) => key === event.code);
  const code = codes[place];
  const isState = code?.lasts === 'state';
  const end = isState ? `–${event.toMs === null ? t('goes-on') : tenths(event.toMs)}` : '';
  const name = code?.label[language] ?? event.code;
  const remove = (): void => {
    coding.chosen.set(event.eventId);
    coding.remove();
  };
  return (
    <li className={styles['event']} data-event={event.eventId} data-chosen={isChosen}>
      <button type="button" aria-current={isChosen} onClick={onChoose}>
        <span className={styles['clock']}>
          {tenths(event.fromMs)}
          {end}
        </span>
        <CodeSwatch place={place} />
        <span>{name}</span>
      </button>
      {writable ? (
        <IconButton icon={<Trash2 />} word={t('event.remove', { name, at: tenths(event.fromMs) })} onClick={remove} />
      ) : null}
    </li>
  );
}

/** A moment with tenths of a second: nudging by pictures is seen. */
const tenths = (takeMs: number): string => `${runningClock(takeMs)}.${Math.floor((takeMs % 1_000) / 100)}`;
