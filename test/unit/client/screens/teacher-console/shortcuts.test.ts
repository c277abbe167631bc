import { describe, expect, it, vi } from 'vitest';
import { actionOf, SHORTCUTS, type ShortcutActions } from '../../../../../client/screens/teacher-console/shortcuts.ts';

const actions = {
  toggleMicrophone: vi.fn(),
  toggleCamera: vi.fn(),
  toggleDocumentCamera: vi.fn(),
  toggleScreen: vi.fn(),
  toggleClassroom: vi.fn(),
  emptyStage: vi.fn(),
  callFirstHand: vi.fn(),
  callFairly: vi.fn(),
  automaticLayout: vi.fn(),
  ink: vi.fn(),
  toggleHelp: vi.fn(),
} satisfies ShortcutActions;

const bare = { key: '', repeat: false, ctrlKey: false, altKey: false, metaKey: false };

describe('a key', () => {
  it('does what the table shows', () => {
    const codes = ['KeyM', 'KeyV', 'KeyD', 'KeyS', 'KeyA', 'Digit0', 'KeyH', 'KeyF'];
    expect(codes.map((code) => actionOf({ ...bare, code }, actions))).toEqual([
      actions.toggleMicrophone,
      actions.toggleCamera,
      actions.toggleDocumentCamera,
      actions.toggleScreen,
      actions.automaticLayout,
      actions.emptyStage,
      actions.callFirstHand,
      actions.callFairly,
    ]);
    expect(SHORTCUTS.flatMap(({ keys }) => keys)).toEqual(
      expect.arrayContaining(['M', 'V', 'D', 'S', 'A', '0', 'H', 'F']),
    );
  });

  it('calls a classroom by its number, on the number pad too', () => {
    actionOf({ ...bare, code: 'Digit3' }, actions)?.();
    actionOf({ ...bare, code: 'Numpad3' }, actions)?.();
    expect(actions.toggleClassroom.mock.calls).toEqual([[3], [3]]);
  });

  it('takes a tool for ink, and undoes also as in every other program', () => {
    for (const code of ['KeyP', 'KeyL', 'KeyE', 'KeyG', 'KeyZ']) actionOf({ ...bare, code }, actions)?.();
    actionOf({ ...bare, code: 'KeyZ', ctrlKey: true, repeat: true }, actions)?.();
    expect(actions.ink.mock.calls.flat()).toEqual(['pen', 'highlighter', 'eraser', 'shape', 'undo', 'undo']);
  });

  it('opens the help whichever way the question mark is typed', () => {
    for (const key of ['?', '？']) expect(actionOf({ ...bare, code: 'Slash', key }, actions)).toBe(actions.toggleHelp);
  });

  it("is the browser's when it comes with Ctrl, Alt or Meta, and counts once while it is held", () => {
    for (const held of ['ctrlKey', 'altKey', 'metaKey', 'repeat']) {
      expect(actionOf({ ...bare, code: 'KeyS', [held]: true }, actions)).toBeUndefined();
    }
  });
});
