import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { COLOURS, PENS } from '../../../../../server/storage/film/sheetColours.ts';

const css = readFileSync(new URL('../../../../../client/kit/tokens.css', import.meta.url), 'utf8');
const [light = '', dark = ''] = css.split('[data-theme="dark"] {');

/** What a display has: its own colours, and those that are the same in the light. */
const onDisplay = (name: string): string | undefined =>
  new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(dark.includes(`--${name}: `) ? dark : light)?.[1];

it.each(Object.entries(COLOURS))('has --%s as a display has it', (name, colour) => {
  expect(colour).toBe(onDisplay(name));
});

it.each(Object.entries(PENS))('writes in %s as a display does', (name, colour) => {
  expect(colour).toBe(onDisplay(`pen-${name}`));
});
