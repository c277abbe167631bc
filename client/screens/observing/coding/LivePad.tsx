import { type JSX, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CodedUnit, Sheet, SheetEvent } from '../../../../shared/api/index.ts';
import type { StudyId } from '../../../../shared/vocabulary/index.ts';
import { api } from '../../../api/api.ts';
import { runningClock } from '../../../i18n/times.ts';
import { useObservable } from '../../../kit/Observable.ts';
import { tellRefusal } from '../../../kit/tellRefusal.ts';
import { showToast } from '../../../kit/toasts.ts';
import { EventCoding } from '../../../study/coding/EventCoding.ts';
import { LiveCoding } from '../../../study/coding/LiveCoding.ts';
import type { Saver } from '../../../study/coding/Saver.ts';
import { CodeKeys } from '../../coding/CodeKeys.tsx';
import { EventKeys } from '../../coding/EventKeys.tsx';
import { EventList } from '../../coding/EventList.tsx';
import { usePadKeys } from '../../coding/usePadKeys.ts';
import styles from './live.module.css';

/** The running interval is looked for so often, in ms. */
const LOOK_EVERY_MS = 100;
/** So many intervals that went by are in sight. */
const IN_SIGHT = 7;

type Props = {
  readonly studyId: StudyId;
  readonly sheet: Sheet;
  /** The moment of the take that is seen now, in ms since it began. */
  readonly momentMs: () => number;
  /** Whether the keys of the keyboard are the pad's. */
  readonly inFront: boolean;
};

/** The pad beside a live lesson: the keys, and what was written last. */
export function LivePad(props: Props): JSX.Element {
  return props.sheet.scheme.unit === 'event' ? <LiveEvents {...props} /> : <LiveIntervals {...props} />;
}

function LiveIntervals({ studyId, sheet, momentMs, inFront }: Props): JSX.Element {
  const { t } = useTranslation('coding');
  const [coding] = useState(() => {
    const params = { studyId, sheetId: sheet.sheetId };
    const save = async (units: CodedUnit[]) => (await api('sheets.save', { params, body: { units } })).units;
    return new LiveCoding({ sheet, save, ...told(() => t('overruled')) });
  });
  useEffect(() => {
    const look = (): void => coding.follow(momentMs());
    look();
    const timer = setInterval(look, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [coding, momentMs]);
  useKept(coding.saver);
  usePadKeys(
    {
      codes: sheet.scheme.codes,
      write: (code) => coding.write(code),
      moves: new Map([['Backspace', () => coding.undo()]]),
    },
    inFront,
  );
  return (
    <>
      <Running coding={coding} />
      <CodeKeys coding={coding} writable />
      <Saved saver={coding.saver} />
    </>
  );
}

/** The interval that runs, large, and those before it. */
function Running({ coding }: { readonly coding: LiveCoding }): JSX.Element {
  const { t } = useTranslation('coding');
  const unit = useObservable(coding.at);
  useObservable(coding.saver.changes);
  const { intervalS } = coding.scheme;
  const before = Array.from({ length: Math.min(unit, IN_SIGHT) }, (_, n) => unit - n - 1).reverse();
  const { codes } = coding.shown(unit);
  return (
    <section className={styles['running']} aria-label={t('now')} data-unit={unit} data-coded={coding.codedCount()}>
      <p className={styles['note']}>
        {t('live.unit', { n: unit + 1, from: runningClock(unit * intervalS * 1_000), s: intervalS })}
      </p>
      <p className={styles['large']} data-many={codes.length > 2}>
        {codes.join(' ') || '—'}
      </p>
      {/* Begins anew with each interval. */}
      <div key={unit} className={styles['passing']} style={{ animationDuration: `${intervalS}s` }} aria-hidden="true" />
      <ol className={styles['before']} aria-label={t('row')}>
        {before.map((each) => (
          <li key={each} data-empty={coding.shown(each).codes.length === 0}>
            {coding.shown(each).codes.join(' ') || '·'}
          </li>
        ))}
      </ol>
    </section>
  );
}

function LiveEvents({ studyId, sheet, momentMs, inFront }: Props): JSX.Element {
  const { t } = useTranslation('coding');
  const [coding] = useState(() => {
    const params = { studyId, sheetId: sheet.sheetId };
    const save = async (events: SheetEvent[]) => (await api('sheets.save-events', { params, body: { events } })).events;
    return new EventCoding({ sheet, save, ...told(() => t('overruled')) });
  });
  useKept(coding.saver);
  const moves = new Map([
    ['Backspace', () => coding.undo()],
    ['Delete', () => coding.remove()],
  ]);
  usePadKeys({ codes: sheet.scheme.codes, write: (code) => coding.press(code, momentMs()), moves }, inFront);
  return (
    <>
      <EventKeys coding={coding} writable momentMs={momentMs} />
      <EventList coding={coding} writable onMoment={null} />
      <Saved saver={coding.saver} />
    </>
  );
}

const told = (overruled: () => string) => ({
  onOverruled: () => showToast({ text: overruled(), tone: 'attention' }),
  onRefused: tellRefusal,
});

type Kept = Pick<Saver<unknown, unknown>, 'state' | 'close'>;

/** What is written is kept when the observer goes; a window that is closed before asks first. */
function useKept(saver: Kept): void {
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent): void => {
      if (saver.state.read() !== 'saved') event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => {
      window.removeEventListener('beforeunload', warn);
      saver.close();
    };
  }, [saver]);
}

function Saved({ saver }: { readonly saver: Pick<Kept, 'state'> }): JSX.Element {
  const { t } = useTranslation('coding');
  const state = useObservable(saver.state);
  return (
    <p className={styles['note']} role="status" data-saved={state}>
      {t(`state.${state}`)}
    </p>
  );
}
