/** Everything that a key can do in the live console. */
export type ShortcutActions = {
  readonly toggleMicrophone: () => void;
  readonly toggleCamera: () => void;
  readonly toggleDocumentCamera: () => void;
  readonly toggleScreen: () => void;
  /** Puts the nth classroom of the wall on stage or takes it back; n from 1. */
  readonly toggleClassroom: (number: number) => void;
  readonly emptyStage: () => void;
  readonly automaticLayout: () => void;
  readonly toggleHelp: () => void;
};

/** The table that is shown by `?`, in its order. `Escape` is the browser's and the popover's own affair. */
export const SHORTCUTS = [
  { keys: ['M'], does: 'microphone' },
  { keys: ['V'], does: 'camera' },
  { keys: ['D'], does: 'document' },
  { keys: ['S'], does: 'screen' },
  { keys: ['1', '9'], does: 'classroom' },
  { keys: ['0'], does: 'empty' },
  { keys: ['A'], does: 'automatic' },
  { keys: ['?'], does: 'help' },
  { keys: ['Esc'], does: 'close' },
] as const;

/** What of a key press matters here. */
export type Press = {
  /** Where the key is: a Chinese input method changes what it says, not where it is. */
  readonly code: string;
  readonly key: string;
  readonly repeat: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
};

/** What a key press is to do; `undefined` for all that is not ours. */
export function actionOf(press: Press, actions: ShortcutActions): (() => void) | undefined {
  if (press.repeat || press.ctrlKey || press.altKey || press.metaKey) return undefined;
  if (press.key === '?' || press.key === '？') return actions.toggleHelp;
  const number = /^(?:Digit|Numpad)(\d)$/.exec(press.code)?.[1];
  if (number === '0') return actions.emptyStage;
  if (number !== undefined) return () => actions.toggleClassroom(Number(number));
  const byCode: Readonly<Record<string, () => void>> = {
    KeyM: actions.toggleMicrophone,
    KeyV: actions.toggleCamera,
    KeyD: actions.toggleDocumentCamera,
    KeyS: actions.toggleScreen,
    KeyA: actions.automaticLayout,
  };
  return byCode[press.code];
}
