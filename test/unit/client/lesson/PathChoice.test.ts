import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { PathChoice } from '../../../../client/lesson/PathChoice.ts';

const SCHOOL = '203.0.113.7';
const DAY_MS = 24 * 3_600_000;

/** A device as it is switched on: it knows what it has kept. */
function switchedOn(seenFrom = SCHOOL): PathChoice {
  const choice = new PathChoice();
  choice.seenFrom(seenFrom);
  return choice;
}

/** Media that was asked for as the device thinks right comes by a protocol for some seconds. */
function carried(choice: PathChoice, protocol: string, forMs = 4_000): void {
  choice.opened(choice.wanted);
  for (let passedMs = 0; passedMs <= forMs; passedMs += 250) {
    choice.carriedBy(protocol);
    vi.advanceTimersByTime(250);
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it('asks for all ways alike as long as nothing is known', () => {
  expect(switchedOn().wanted).toEqual({});
});

it('remembers for a day that media went by TCP, and then tries UDP again', () => {
  carried(switchedOn(), 'tcp');
  expect(switchedOn().wanted).toEqual({ tcpFirst: true });
  vi.advanceTimersByTime(DAY_MS - 10_000);
  // Still by TCP, as it was asked for: that says nothing of UDP.
  carried(switchedOn(), 'tcp');
  vi.advanceTimersByTime(10_000);
  expect(switchedOn().wanted).toEqual({});
});

it('tries UDP again from another address', () => {
  carried(switchedOn(), 'tcp');
  expect(switchedOn('198.51.100.4').wanted).toEqual({});
  expect(switchedOn().wanted).toEqual({ tcpFirst: true });
});

it('does not take for lasting what was so for a moment', () => {
  carried(switchedOn(), 'tcp', 2_000);
  expect(switchedOn().wanted).toEqual({});
});

it('forgets it where media goes by UDP after all', () => {
  carried(switchedOn(), 'tcp');
  carried(switchedOn(), 'udp');
  expect(switchedOn().wanted).toEqual({});
});

it('turns to TCP when UDP has broken twice within minutes while the line to the server stood', () => {
  const choice = switchedOn();
  carried(choice, 'udp');
  choice.broke();
  expect(choice.wanted).toEqual({});
  vi.advanceTimersByTime(60_000);
  carried(choice, 'udp');
  choice.broke();
  expect(choice.wanted).toEqual({ tcpFirst: true });
});

it('bears UDP that breaks now and then', () => {
  const choice = switchedOn();
  carried(choice, 'udp');
  choice.broke();
  vi.advanceTimersByTime(20 * 60_000);
  carried(choice, 'udp');
  choice.broke();
  expect(choice.wanted).toEqual({});
});

it('works where the browser forbids storage', () => {
  vi.stubGlobal('localStorage', undefined);
  carried(switchedOn(), 'tcp');
  expect(switchedOn().wanted).toEqual({});
});
