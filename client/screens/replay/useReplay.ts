import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import type { TakeId } from '../../../shared/vocabulary/index.ts';
import { takeLogQuery, takeQuery } from '../../api/takes.ts';
import { DeckFiles } from '../../lesson/courseware/DeckFiles.ts';
import { Replay } from '../../playback/Replay.ts';

/** Addresses are asked for again at most so often, in ms: a file may be gone for another reason. */
const RENEW_AT_MOST_EVERY_MS = 30_000;

type Wanted = { readonly takeId: TakeId; readonly startMs: number; readonly pinned: string | null };

/** Opens a take for as long as the component is there. */
export function useReplay({ takeId, startMs, pinned }: Wanted): {
  readonly replay: Replay | null;
  /** Whether the viewer manages the take. */
  readonly mine: boolean;
  readonly error: Error | null;
} {
  const read = useQuery(takeQuery(takeId));
  const log = useQuery(takeLogQuery(takeId));
  const [replay, setReplay] = useState<Replay | null>(null);
  const isThere = read.data !== undefined && log.data !== undefined;
  const renew = useEffectEvent(() => {
    if (Date.now() - read.dataUpdatedAt > RENEW_AT_MOST_EVERY_MS) void read.refetch();
  });
  const open = useEffectEvent((): Replay | null => {
    if (!read.data || !log.data) return null;
    const { take, files, watermark } = read.data;
    const deckFiles = new DeckFiles({ addressOf: (deckId) => `/api/takes/${takeId}/decks/${deckId}/file` });
    return new Replay({ take, files, watermark, facts: log.data, deckFiles, startMs, pinned, onFailed: () => renew() });
  });
  useEffect(() => {
    if (!isThere) return undefined;
    const opened = open();
    setReplay(opened);
    return () => {
      opened?.close();
      setReplay(null);
    };
  }, [isThere]);
  useEffect(() => {
    if (read.data) replay?.playback.setUrls(read.data.files);
  }, [replay, read.data]);
  return {
    replay,
    mine: read.data?.take.mine ?? false,
    error: read.data && log.data ? null : (read.error ?? log.error),
  };
}
