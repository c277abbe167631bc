import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EchoGate } from '../../../../client/media/EchoGate.ts';

const LOUD = -20;
const SILENT = -90;
const LOOK_EVERY_MS = 20;

/** What the gate says to moments that follow each other. */
function played(moments: readonly { local: number; remote: number; first?: boolean }[]): boolean[] {
  const gate = new EchoGate();
  return moments.map(({ local, remote, first = false }, index) =>
    gate.passes({ nowMs: index * LOOK_EVERY_MS, localDbov: local, remoteDbov: remote, remoteFirst: first }),
  );
}

const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);

describe('the echo gate', () => {
  it('shuts in the moment in which the other room is heard', () => {
    expect(played([{ local: SILENT, remote: LOUD }])).toEqual([false]);
  });

  it('lets whoever began go on, although the other room makes a noise', () => {
    const said = played([{ local: LOUD, remote: SILENT }, ...times(50, { local: LOUD, remote: LOUD })]);
    expect(said).not.toContain(false);
  });

  it('stays shut over the pauses of the other room, and opens when it has been silent', () => {
    const said = played([{ local: SILENT, remote: LOUD }, ...times(60, { local: LOUD, remote: SILENT })]);
    expect(said.slice(0, 26)).not.toContain(true);
    expect(said.slice(27)).not.toContain(false);
  });

  it('tells two that begin at once apart by their order', () => {
    expect(played([{ local: LOUD, remote: LOUD, first: true }])).toEqual([false]);
    expect(played([{ local: LOUD, remote: LOUD, first: false }])).toEqual([true]);
  });

  it('never lets two rooms through for longer than the line takes, whatever they do', () => {
    const level = fc.constantFrom(LOUD, SILENT);
    const talk = fc.array(fc.tuple(level, level), { minLength: 10, maxLength: 300 });
    fc.assert(
      fc.property(talk, fc.integer({ min: 0, max: 10 }), (spoken, delay) => {
        expect(longestTogether(spoken, delay)).toBeLessThanOrEqual(delay + 1);
      }),
    );
  });
});

/** Two rooms that hear each other after a delay (in looks): for how many looks in a row both were let through. */
function longestTogether(spoken: readonly (readonly [number, number])[], delay: number): number {
  const gates = [new EchoGate(), new EchoGate()] as const;
  const sent: (readonly [number, number])[] = [];
  let [together, longest] = [0, 0];
  for (const [index, said] of spoken.entries()) {
    const arrived = sent[index - delay - 1] ?? [SILENT, SILENT];
    const out = ([0, 1] as const).map((room) => {
      const other = room === 0 ? 1 : 0;
      const moment = { nowMs: index * LOOK_EVERY_MS, localDbov: said[room], remoteDbov: arrived[other] };
      return gates[room].passes({ ...moment, remoteFirst: room === 1 }) ? said[room] : SILENT;
    });
    sent.push([out[0] ?? SILENT, out[1] ?? SILENT]);
    together = out.every((dbov) => dbov === LOUD) ? together + 1 : 0;
    longest = Math.max(longest, together);
  }
  return longest;
}
