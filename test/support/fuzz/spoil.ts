import type { Chance } from './Chance.ts';

const DEEP = 20_000;

/** What belongs nowhere. */
const ODD: readonly [() => unknown, ...(() => unknown)[]] = [
  () => null,
  () => -1,
  () => 0.5,
  () => 1e308,
  () => 2 ** 53,
  () => '',
  () => '\u0000\ud800',
  () => 'x'.repeat(5_000),
  () => [],
  () => ({}),
  () => [[[[[[null]]]]]],
  () => JSON.parse('{"__proto__":{"roles":["teacher"]},"constructor":{"prototype":{}}}'),
  () => ({ toString: 1, valueOf: null, length: -1 }),
  () => Buffer.from('00ff00ff', 'hex'),
  () => true,
  () => ({ $ne: '' }),
];

type Holder = Record<string, unknown>;

/** Every object and array in a value, itself included. */
function holders(value: unknown, found: Holder[] = []): Holder[] {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return found;
  found.push(value as Holder);
  for (const part of Object.values(value)) holders(part, found);
  return found;
}

/** Changes one to three places of a JSON value for the worse; gives it back. */
export function spoil(value: unknown, chance: Chance): unknown {
  const root: Holder = { value: structuredClone(value) };
  for (let times = chance.int(1, 3); times > 0; times -= 1) {
    const [first = root, ...more] = holders(root);
    const holder = chance.of([first, ...more]);
    const [key = 'value', ...keys] = Object.keys(holder);
    const at = chance.of([key, ...keys]);
    const way = holder === root ? 100 : chance.int(0, 100);
    if (way < 15) delete holder[at];
    else holder[way < 30 ? chance.of(['extra', '__proto__x', 'constructor']) : at] = chance.of(ODD)();
  }
  return root['value'];
}

/** A text of brackets, deeper than anything that reads it by calling itself can go. */
export const deepText = (): string => `${'['.repeat(DEEP)}${']'.repeat(DEEP)}`;
