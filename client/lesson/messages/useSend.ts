import { useState } from 'react';
import { tellRefusal } from '../../kit/tellRefusal.ts';

/** A text that is being written, and its way out. */
export type Writing = {
  readonly text: string;
  readonly busy: boolean;
  readonly write: (text: string) => void;
  /** Sends it; what could not be sent stays in the field. */
  readonly send: () => void;
};

/** Keeps what is being written until it is sent. */
export function useSend(ask: (text: string) => Promise<unknown>): Writing {
  const [text, write] = useState('');
  const [busy, setBusy] = useState(false);
  const send = (): void => {
    const ready = text.trim();
    if (ready === '' || busy) return;
    setBusy(true);
    ask(ready)
      .then(() => write(''))
      .catch(tellRefusal)
      .finally(() => setBusy(false));
  };
  return { text, busy, write, send };
}
