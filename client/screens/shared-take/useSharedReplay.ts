import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { EndpointReply, SharedTake } from '../../../shared/api/index.ts';
import { AppError } from '../../../shared/errors/index.ts';
import { sharedFilesQuery, sharedQuery } from '../../api/shares.ts';
import { DeckFiles } from '../../lesson/courseware/DeckFiles.ts';
import { Replay } from '../../playback/Replay.ts';

/** Addresses are asked for again at most so often, in ms: a file may be gone for another reason. */
const RENEW_AT_MOST_EVERY_MS = 2_000;

/** A link that was opened. */
export type OpenedShare = {
  readonly replay: Replay;
  readonly shared: SharedTake;
  readonly files: EndpointReply<'shares.files'>;
};

/** Opens a link for as long as the component is there. `error` also when the link ends meanwhile. */
export function useSharedReplay(secret: string): { readonly opened: OpenedShare | null; readonly error: Error | null } {
  const take = useQuery(sharedQuery(secret));
  const files = useQuery(sharedFilesQuery(secret));
  const [replay, setReplay] = useState<Replay | null>(null);
  const decks = useRef<EndpointReply<'shares.files'>['decks']>([]);
  const isThere = take.data !== undefined && files.data !== undefined;
  const renew = useEffectEvent(() => {
    if (Date.now() - files.dataUpdatedAt > RENEW_AT_MOST_EVERY_MS) void files.refetch();
  });
  const open = useEffectEvent((): Replay | null => {
    if (!take.data || !files.data) return null;
    const { shared, state, facts } = take.data;
    decks.current = files.data.decks;
    return new Replay({
      ...{ take: shared, files: files.data.files, facts, from: state, watermark: shared.watermark, pinned: null },
      deckFiles: new DeckFiles({
        addressOf: (deckId) => decks.current.find((deck) => deck.deckId === deckId)?.url ?? '',
        // Nothing of it stays on a guest's device.
        openCache: async () => null,
      }),
      startMs: 0,
      onFailed: () => renew(),
    });
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
    if (!files.data) return;
    decks.current = files.data.decks;
    replay?.playback.setUrls(files.data.files);
  }, [replay, files.data]);
  const opened = replay && take.data && files.data ? { replay, shared: take.data.shared, files: files.data } : null;
  return { opened, error: faultOf(take.error, files.error, opened !== null) };
}

/** A line that is gone for a moment ends nothing; a link that has ended ends all. */
function faultOf(taking: Error | null, filing: Error | null, isOpen: boolean): Error | null {
  const ended = [taking, filing].find((error) => error && AppError.from(error).code === 'share.not-found');
  return ended ?? (isOpen ? null : (taking ?? filing));
}
