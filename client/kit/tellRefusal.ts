import { errorText } from '../i18n/errorText.ts';
import { showToast } from './toasts.ts';

/** Says what the server had against something, e.g. `session.ask(…).catch(tellRefusal)`. */
export function tellRefusal(refusal: unknown): void {
  showToast({ text: errorText(refusal), tone: 'bad' });
}
