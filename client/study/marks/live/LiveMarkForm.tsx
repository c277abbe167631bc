import { Flag, Frame, X } from 'lucide-react';
import { type FormEvent, type JSX, type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_MARK_TEXT } from '../../../../shared/api/index.ts';
import { runningClock } from '../../../i18n/times.ts';
import { Button } from '../../../kit/Button.tsx';
import { useObservable } from '../../../kit/Observable.ts';
import { TextArea } from '../../../kit/TextArea.tsx';
import { TextField } from '../../../kit/TextField.tsx';
import { showToast } from '../../../kit/toasts.ts';
import { AudienceChoice } from '../AudienceChoice.tsx';
import form from '../MarkForm.module.css';
import { areTooMany, tagsIn } from '../markTimes.ts';
import type { LiveDraft, LiveMarking } from './LiveMarking.ts';

type Props = {
  readonly marking: LiveMarking;
  readonly draft: LiveDraft;
  /** When the lesson began, on the server's clock. */
  readonly beganAtMs: number;
  /** Whether there is something to be seen that it could end with or frame. */
  readonly live: boolean;
};

/** What is to be said of a moment that is kept already. */
export function LiveMarkForm({ marking, draft, beganAtMs, live }: Props): JSX.Element {
  const { t } = useTranslation(['observing', 'marks']);
  const text = useFocusAfterDrawing(marking);
  const tooMany = areTooMany(tagsIn(draft.tags));
  const keep = (): void => {
    if (!tooMany) marking.keep();
  };
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    keep();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) keep();
    // The moment is kept; what is typed in a field has the key first.
    else if (event.key === 'Escape' && draft.text.trim() === '') keep();
  };
  return (
    <form className={form['form']} onSubmit={onSubmit} onKeyDown={onKeyDown} aria-labelledby="live-mark-form">
      <h3 id="live-mark-form" className={form['title']}>
        {t('observing:mark.at', { at: spanOf(draft, beganAtMs) })}
      </h3>
      <TextArea
        ref={text}
        label={t('marks:form.text')}
        hint={t('marks:form.text.hint')}
        rows={3}
        maxLength={MAX_MARK_TEXT}
        value={draft.text}
        data-live-text
        onChange={(now) => marking.write({ text: now })}
      />
      <TextField
        label={t('marks:form.tags')}
        hint={t('marks:form.tags.hint')}
        error={tooMany ? t('marks:form.tags.too-many') : undefined}
        autoComplete="off"
        value={draft.tags}
        onChange={(now) => marking.write({ tags: now })}
      />
      <AudienceChoice value={draft.audience} onChange={(audience) => marking.write({ audience })} />
      {live ? (
        <>
          <StretchChoice marking={marking} draft={draft} />
          <RegionChoice marking={marking} draft={draft} />
        </>
      ) : null}
      <div className={form['keys']}>
        <Button type="submit" variant="primary" disabled={tooMany}>
          {t('observing:mark.done')}
        </Button>
      </div>
    </form>
  );
}

/** When a draft is, since the lesson began, as people read it. */
function spanOf({ fromMs, toMs }: LiveDraft, beganAtMs: number): string {
  const from = runningClock(fromMs - beganAtMs);
  return toMs === null ? from : `${from}–${runningClock(toMs - beganAtMs)}`;
}

/** Only after drawing: whoever marks one moment after another must be able to go on pressing the key. */
function useFocusAfterDrawing(marking: LiveMarking) {
  const text = useRef<HTMLTextAreaElement>(null);
  const drawing = useObservable(marking.drawing);
  const wasDrawing = useRef(false);
  useEffect(() => {
    if (wasDrawing.current && !drawing) text.current?.focus();
    wasDrawing.current = drawing;
  }, [drawing]);
  return text;
}

function StretchChoice({ marking, draft: { toMs } }: Pick<Props, 'marking' | 'draft'>): JSX.Element {
  const { t } = useTranslation('observing');
  return (
    <div className={form['region']}>
      <Button size="s" icon={<Flag />} onClick={() => void marking.endHere()}>
        {t(toMs === null ? 'mark.until-now' : 'mark.until-now.again')}
      </Button>
      {toMs === null ? null : (
        <Button size="s" variant="plain" icon={<X />} onClick={() => marking.write({ toMs: null })}>
          {t('mark.moment-only')}
        </Button>
      )}
    </div>
  );
}

function RegionChoice({ marking, draft: { region } }: Pick<Props, 'marking' | 'draft'>): JSX.Element {
  const { t } = useTranslation(['marks', 'observing']);
  const drawing = useObservable(marking.drawing);
  const draw = (): void => {
    const large = document.querySelector<HTMLElement>('[data-large="true"][data-drawing="true"]');
    const trackKey = large?.querySelector<HTMLElement>('[data-track]')?.dataset['track'];
    if (!large || trackKey === undefined) showToast({ text: t('observing:mark.no-picture'), tone: 'attention' });
    else {
      marking.draw(trackKey);
      large.scrollIntoView({ block: 'nearest' });
    }
  };
  return (
    <div className={form['region']}>
      {drawing ? <p role="status">{t('marks:draw.hint')}</p> : null}
      {region && !drawing ? <p>{t('marks:form.region.there')}</p> : null}
      <Button size="s" icon={<Frame />} onClick={draw}>
        {t(region ? 'marks:form.region.again' : 'marks:form.region')}
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
          {t('marks:form.region.remove')}
        </Button>
      ) : null}
    </div>
  );
}
