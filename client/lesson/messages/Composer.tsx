import { SendHorizontal } from 'lucide-react';
import { type JSX, useRef } from 'react';
import { MAX_MESSAGE_CHARS } from '../../../shared/lesson/messagesState.ts';
import { Button } from '../../kit/Button.tsx';
import styles from './messages.module.css';
import type { Writing } from './useSend.ts';

type Props = {
  readonly writing: Writing;
  readonly label: string;
  readonly placeholder: string;
  /** The word on the button. */
  readonly word: string;
};

/** One line to write and a button to send it. */
export function Composer({ writing: { text, busy, write, send }, label, placeholder, word }: Props): JSX.Element {
  const field = useRef<HTMLInputElement>(null);
  return (
    <form
      className={styles['composer']}
      onSubmit={(event) => {
        event.preventDefault();
        send();
        // Whoever has written one line often writes the next.
        field.current?.focus();
      }}
    >
      <input
        ref={field}
        className={styles['input']}
        aria-label={label}
        placeholder={placeholder}
        maxLength={MAX_MESSAGE_CHARS}
        autoComplete="off"
        enterKeyHint="send"
        value={text}
        onChange={(event) => write(event.target.value)}
      />
      <Button
        type="submit"
        className={styles['send']}
        variant="primary"
        icon={<SendHorizontal aria-hidden="true" />}
        busy={busy}
      >
        {word}
      </Button>
    </form>
  );
}
