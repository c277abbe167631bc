import { type FormEvent, type JSX, useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Hand, HandIntent } from '../../../shared/lesson/handsState.ts';
import { Segments } from '../../kit/Segments.tsx';
import { TextField } from '../../kit/TextField.tsx';
import type { LessonSession } from '../LessonSession.ts';
import { childFrom, typedFor } from './childFrom.ts';
import styles from './HandAbout.module.css';
import type { OwnHand } from './useOwnHand.ts';
import { WaitingClock } from './WaitingClock.tsx';

/** Told once nothing was typed for this long, in ms. */
const SETTLED_MS = 700;

/** The longest that can be typed: a number, a space, a name. */
const LONGEST = 24;

type Props = { readonly session: LessonSession; readonly own: OwnHand };

/** While the class's hand is up: its place in the queue, what it is about, and which child is meant. */
export function HandAbout({ session, own }: Props): JSX.Element | null {
  const { hand } = own;
  return own.isUp && hand ? <About session={session} own={own} hand={hand} /> : null;
}

function About({ session, own, hand }: Props & { readonly hand: Hand }): JSX.Element {
  const { t } = useTranslation('hands');
  const typing = useChildTyping(own, hand);
  return (
    <form className={styles['card']} aria-label={t('about')} onSubmit={typing.submit}>
      <p className={styles['place']} role="status">
        <strong>{t('about.place', { place: own.place })}</strong>
        <WaitingClock session={session} sinceAtMs={hand.raisedAtMs} />
      </p>
      <Segments
        wide
        label={t('about')}
        value={hand.intent}
        choices={HandIntent.options.map((value) => ({ value, label: t(`intent.${value}`) }))}
        onChange={(intent) => own.describe({ intent, child: childFrom(typing.typed) })}
      />
      <TextField
        label={t('about.who')}
        placeholder={t('about.who.example')}
        value={typing.typed}
        maxLength={LONGEST}
        autoComplete="off"
        enterKeyHint="done"
        onChange={typing.type}
        onBlur={typing.tell}
      />
    </form>
  );
}

type ChildTyping = {
  readonly typed: string;
  readonly type: (typed: string) => void;
  readonly tell: () => void;
  readonly submit: (event: FormEvent) => void;
};

/** What is typed is told when one stops for a moment: nobody looks for a key to send a name with. */
function useChildTyping({ describe }: OwnHand, { intent, child }: Hand): ChildTyping {
  const [draft, setDraft] = useState<string | null>(null);
  const typed = draft ?? typedFor(child);
  const tell = (): void => {
    const meant = childFrom(typed);
    if (meant.name !== child.name || meant.number !== child.number) describe({ intent, child: meant });
  };
  const tellNow = useEffectEvent(tell);
  useEffect(() => {
    if (draft === null) return undefined;
    const settled = setTimeout(() => tellNow(), SETTLED_MS);
    return () => clearTimeout(settled);
  }, [draft]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    tell();
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  };
  return { typed, type: setDraft, tell, submit };
}
