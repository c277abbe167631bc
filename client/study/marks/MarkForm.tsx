import { Clock, Frame, X } from 'lucide-react';
import { type FormEvent, type JSX, type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_MARK_TEXT } from '../../../shared/api/index.ts';
import { useSaveMark } from '../../api/marks.ts';
import { runningClock } from '../../i18n/times.ts';
import { Button } from '../../kit/Button.tsx';
import { useObservable } from '../../kit/Observable.ts';
import { Segments } from '../../kit/Segments.tsx';
import { TextArea } from '../../kit/TextArea.tsx';
import { TextField } from '../../kit/TextField.tsx';
import { tellRefusal } from '../../kit/tellRefusal.ts';
import { showToast } from '../../kit/toasts.ts';
import type { Replay } from '../../playback/Replay.ts';
import { AudienceChoice } from './AudienceChoice.tsx';
import styles from './MarkForm.module.css';
import type { Draft, Marking } from './Marking.ts';
import { areTooMany, tagsIn } from './markTimes.ts';

type Props = { readonly replay: Replay; readonly marking: Marking; readonly draft: Draft };

/** Writes a mark: when, what, with which tags, for whom, and on which part of the picture. */
export function MarkForm({ replay, marking, draft }: Props): JSX.Element {
  const { t } = useTranslation(['marks', 'common']);
  const save = useSaveMark(replay.take);
  const text = useFocusAfterDrawing(marking);
  const { markId, tags: typed, ...fields } = draft;
  const tags = tagsIn(typed);
  const isReady = fields.text.trim() !== '' && !areTooMany(tags);
  const send = (): void => {
    if (!isReady || save.isPending) return;
    const onSuccess = (mark: { readonly markId: Draft['markId'] }): void => {
      marking.opened.set(mark.markId);
      marking.end();
      showToast({ text: t('saved') });
    };
    save.mutate({ markId, body: { ...fields, tags } }, { onSuccess, onError: tellRefusal });
  };
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    send();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
    else if (event.key === 'Escape' && fields.text.trim() === '') marking.end();
  };
  return (
    <form className={styles['form']} onSubmit={onSubmit} onKeyDown={onKeyDown} aria-labelledby="mark-form">
      <h3 id="mark-form" className={styles['title']}>
        {t(markId === null ? 'form.new' : 'form.edit')}
      </h3>
      <TimesOf replay={replay} marking={marking} draft={draft} />
      <TextArea
        ref={text}
        label={t('form.text')}
        hint={t('form.text.hint')}
        rows={3}
        maxLength={MAX_MARK_TEXT}
        value={fields.text}
        onChange={(now) => marking.write({ text: now })}
      />
      <TextField
        label={t('form.tags')}
        hint={t('form.tags.hint')}
        error={areTooMany(tags) ? t('form.tags.too-many') : undefined}
        autoComplete="off"
        value={typed}
        onChange={(now) => marking.write({ tags: now })}
      />
      <AudienceChoice value={fields.audience} onChange={(audience) => marking.write({ audience })} />
      <RegionChoice marking={marking} draft={draft} />
      <div className={styles['keys']}>
        <Button onClick={() => marking.end()}>{t('common:cancel')}</Button>
        <Button type="submit" variant="primary" disabled={!isReady} busy={save.isPending}>
          {t('form.save')}
        </Button>
      </div>
    </form>
  );
}

/** The text has the focus when the form opens, and again when a region has been drawn. */
function useFocusAfterDrawing(marking: Marking) {
  const text = useRef<HTMLTextAreaElement>(null);
  const drawing = useObservable(marking.drawing);
  useEffect(() => {
    if (!drawing) text.current?.focus();
  }, [drawing]);
  return text;
}

function TimesOf({ replay, marking, draft: { fromMs, toMs } }: Props): JSX.Element {
  const { t } = useTranslation('marks');
  const clockOf = (atMs: number): string => runningClock(atMs - replay.take.beganAtMs);
  const isStretch = toMs !== null;
  return (
    <div className={styles['times']}>
      <Segments
        wide
        label={t('form.kind')}
        value={isStretch ? 'stretch' : 'moment'}
        choices={[
          { value: 'moment', label: t('form.moment') },
          { value: 'stretch', label: t('form.stretch') },
        ]}
        onChange={(kind) => marking.stretch(kind === 'stretch')}
      />
      <p className={styles['time']}>
        <span>{t(isStretch ? 'form.from' : 'form.at')}</span>
        <strong data-from>{clockOf(fromMs)}</strong>
        <Button size="s" icon={<Clock />} aria-label={t('form.from.now')} onClick={() => marking.set('from')}>
          {t('form.now')}
        </Button>
      </p>
      {isStretch ? (
        <p className={styles['time']}>
          <span>{t('form.to')}</span>
          <strong data-to>{clockOf(toMs)}</strong>
          <Button size="s" icon={<Clock />} aria-label={t('form.to.now')} onClick={() => marking.set('to')}>
            {t('form.now')}
          </Button>
        </p>
      ) : null}
    </div>
  );
}

function RegionChoice({ marking, draft: { region } }: Pick<Props, 'marking' | 'draft'>): JSX.Element {
  const { t } = useTranslation('marks');
  const drawing = useObservable(marking.drawing);
  const draw = (): void => {
    const large = document.querySelector<HTMLElement>('[data-large="true"][data-track]');
    const trackKey = large?.dataset['track'];
    if (!large || trackKey === undefined) showToast({ text: t('form.region.none'), tone: 'attention' });
    else {
      marking.draw(trackKey);
      large.scrollIntoView({ block: 'nearest' });
    }
  };
  return (
    <div className={styles['region']}>
      {drawing ? <p role="status">{t('draw.hint')}</p> : null}
      {region && !drawing ? <p>{t('form.region.there')}</p> : null}
      <Button size="s" icon={<Frame />} onClick={draw}>
        {t(region ? 'form.region.again' : 'form.region')}
      </Button>
      {region ? (
        <Button
          size="s"
          variant="plain"
          icon={<X />}
          onClick={() => {
            marking.drawing.set(false);
            marking.write({ region: null });
          }}
        >
          {t('form.region.remove')}
        </Button>
      ) : null}
    </div>
  );
}
