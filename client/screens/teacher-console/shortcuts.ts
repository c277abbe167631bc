import type { InkKey } from '../../lesson/ink/useInkKeys.ts';

/** Everything that a key can do in the live console. */
export type ShortcutActions = {
  readonly toggleMicrophone: () => void;
  readonly toggleCamera: () => void;
  readonly toggleDocumentCamera: () => void;
  readonly toggleScreen: () => void;
  /** Puts the nth classroom of the wall on stage or takes it back; n from 1. */
  readonly toggleClassroom: (number: number) => void;
  readonly emptyStage: () => void;
  /** Calls whoever has waited longest. */
  readonly callFirstHand: () => void;
  /** Calls the classroom that needs it most. */
  readonly callFairly: () => void;
  readonly automaticLayout: () => void;
  /** Takes a tool for ink, or undoes. */
  readonly ink: (key: InkKey) => void;
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
  { keys: ['H'], does: 'hand' },
  { keys: ['F'], does: 'fair' },
  { keys: ['A'], does: 'automatic' },
  { keys: ['←', '→'], does: 'turn' },
  { keys: ['P'], does: 'pen' },
  { keys: ['L'], does: 'highlighter' },
  { keys: ['E'], does: 'eraser' },
  { keys: ['G'], does: 'shape' },
  { keys: ['Z'], does: 'undo' },
  { keys: ['?'], does: 'help' },
  { keys: ['Esc'], does: 'close' },
] as const;

const INK_CODES: Readonly<Record<string, InkKey>> = {
  KeyP: 'pen',
  KeyL: 'highlighter',
  KeyE: 'eraser',
  KeyG: 'shape',
  KeyZ: 'undo',
};

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
  if (isUndo(press)) return () => actions.ink('undo');
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
    KeyH: actions.callFirstHand,
    KeyF: actions.callFairly,
  };
  const inkKey = INK_CODES[press.code];
  return inkKey ? () => actions.ink(inkKey) : byCode[press.code];
}

/** As in every program that writes. */
function isUndo({ code, ctrlKey, altKey, metaKey }: Press): boolean {
  return code === 'KeyZ' && (ctrlKey || metaKey) && !altKey;
}
