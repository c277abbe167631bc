import { expect, it } from 'vitest';
import { createSteps, inSeconds, StepError } from '../../../../scripts/bootstrap/steps.mjs';

/** A step runner whose clock each step moves on by itself. */
function fakeTerminal() {
  const lines: string[] = [];
  const clock = { ms: 0 };
  const steps = createSteps({ write: (line) => void lines.push(line), now: () => clock.ms });
  return { lines, clock, steps };
}

it('prints a line with its time for a step that did something', async () => {
  const { lines, clock, steps } = fakeTerminal();
  const value = await steps.run('依赖 dependencies', async () => {
    clock.ms += 12_340;
    return { value: 42 };
  });
  expect(value).toBe(42);
  expect(lines).toEqual(['✔ 依赖 dependencies  12.3 s']);
});

it('marks a step that had nothing to do, and adds its note', async () => {
  const { lines, steps } = fakeTerminal();
  await steps.run('Node 24', async () => ({ value: 'node', cached: true, note: 'v24.21.0' }));
  expect(lines).toEqual(['↷ Node 24  0.0 s  v24.21.0']);
});

it('prints the news of a long step while it goes on', async () => {
  const { lines, clock, steps } = fakeTerminal();
  await steps.run('worker', async (tell) => {
    clock.ms += 20_000;
    tell('compiling 96/254');
    return { value: undefined };
  });
  expect(lines[0]).toBe('  … worker  compiling 96/254  20.0 s');
});

it('says which step failed and why', async () => {
  const { lines, steps } = fakeTerminal();
  const cause = new Error('no route to host');
  const failing = steps.run('网页 client', () => Promise.reject(cause));
  await expect(failing).rejects.toBeInstanceOf(StepError);
  await expect(failing).rejects.toMatchObject({ message: '网页 client\n\nno route to host', cause });
  expect(lines).toEqual(['✘ 网页 client  0.0 s']);
});

it('writes minutes when seconds would have to be counted', () => {
  expect(inSeconds(59_900)).toBe('59.9 s');
  expect(inSeconds(245_000)).toBe('4 min 05 s');
});
