type Pressed = Pick<KeyboardEvent, 'key' | 'code'>;

const NAMED: Readonly<Record<string, string>> = { Minus: '-', Equal: '=', BracketLeft: '[', BracketRight: ']' };

/**
 * The key that was pressed, by its place where it is a letter, a digit or a sign: a Chinese input method that is switched
 * on swallows the letter itself.
 */
export function keyOf({ key, code }: Pressed): string {
  const placed = /^(?:Key|Digit|Numpad)([A-Z0-9])$/.exec(code)?.[1];
  return placed?.toLowerCase() ?? NAMED[code] ?? key;
}
