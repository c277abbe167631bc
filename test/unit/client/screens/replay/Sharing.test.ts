import { describe, expect, it } from 'vitest';
import { DeckFiles } from '../../../../../client/lesson/courseware/DeckFiles.ts';
import { Replay } from '../../../../../client/playback/Replay.ts';
import { Sharing } from '../../../../../client/screens/replay/share/Sharing.ts';
import { newShareSecret } from '../../../../../client/screens/replay/share/shareSecret.ts';
import { dayText, endOfDay, inDays, shareDays } from '../../../../../client/screens/replay/share/shareUntil.ts';
import { MAX_SHARE_MS, ShareSecret } from '../../../../../shared/api/index.ts';
import { ids } from '../../../../support/ids.ts';

const LENGTH_MS = 100_000;

function given() {
  const replay = new Replay({
    take: {
      ...{ takeId: ids.take(1), title: '课', courseTitle: '音乐', schoolName: '校', teacherName: '林' },
      ...{ beganAtMs: 1_000, endedAtMs: 1_000 + LENGTH_MS },
    },
    ...{ files: [], facts: [], startMs: 0, pinned: null, watermark: null },
    deckFiles: new DeckFiles(),
    onFailed: () => undefined,
  });
  const sharing = new Sharing(replay);
  return { sharing, clip: () => sharing.clip.read(), at: (ms: number) => replay.playback.clock.seek(ms), replay };
}

describe('what is to be shared', () => {
  it('is the whole take at first, then a minute from the moment that is shown', () => {
    const { sharing, clip, at, replay } = given();
    expect(clip()).toBeNull();
    at(20_000);
    sharing.choose('clip');
    expect(clip()).toEqual({ fromMs: 20_000, toMs: 80_000 });
    sharing.choose('whole');
    expect(clip()).toBeNull();
    replay.close();
  });

  it('never reaches beyond the take, and is never empty', () => {
    const { sharing, clip, at, replay } = given();
    at(LENGTH_MS);
    sharing.choose('clip');
    expect(clip()).toEqual({ fromMs: 99_000, toMs: LENGTH_MS });
    at(0);
    sharing.set('to');
    expect(clip()).toEqual({ fromMs: 0, toMs: 1_000 });
    sharing.write({ fromMs: 5_000, toMs: 999_000 });
    expect(clip()).toEqual({ fromMs: 5_000, toMs: LENGTH_MS });
    replay.close();
  });

  it('takes its ends from the player; the other gives way', () => {
    const { sharing, clip, at, replay } = given();
    sharing.choose('clip');
    at(10_000);
    sharing.set('from');
    at(30_000);
    sharing.set('to');
    expect(clip()).toEqual({ fromMs: 10_000, toMs: 30_000 });
    at(40_000);
    sharing.set('from');
    expect(clip()).toEqual({ fromMs: 40_000, toMs: 41_000 });
    replay.close();
  });

  it('is not a clip as long as nobody chose one', () => {
    const { sharing, clip, replay } = given();
    sharing.set('from');
    expect(clip()).toBeNull();
    replay.close();
  });
});

describe('a link', () => {
  it('is opened by what the server takes, another one each time', () => {
    const secrets = Array.from({ length: 50 }, newShareSecret);
    expect(new Set(secrets).size).toBe(50);
    for (const secret of secrets) expect(ShareSecret.safeParse(secret).success).toBe(true);
  });

  it('is good until the end of the day that was chosen, within what the server takes', () => {
    const nowMs = new Date(2026, 10, 26, 12, 30).getTime();
    const { min, max } = shareDays(nowMs);
    expect(min).toBe('2026-11-26');
    expect(endOfDay(min, nowMs)).toBe(new Date(2026, 10, 27).getTime() - 1);
    expect((endOfDay(max, nowMs) ?? 0) - nowMs).toBeLessThanOrEqual(MAX_SHARE_MS);
    expect(inDays(7, nowMs) - nowMs).toBe(7 * 86_400_000);
    expect(dayText(nowMs)).toBe('2026-11-26');
  });

  it.each(['', '2026-11-25', '2027-11-26', 'morgen', '2026-13-99'])('is good until no such day as %s', (text) => {
    expect(endOfDay(text, new Date(2026, 10, 26, 12, 30).getTime())).toBeNull();
  });
});
