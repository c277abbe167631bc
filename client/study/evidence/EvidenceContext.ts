import { createContext, useContext } from 'react';
import type { EvidencePlayer } from './EvidencePlayer.ts';

/** Who plays the seconds behind the numbers on a page. */
export const EvidenceContext = createContext<EvidencePlayer | null>(null);

/** The player of the page's numbers. */
export function useEvidence(): EvidencePlayer {
  const player = useContext(EvidenceContext);
  if (!player) throw new Error('numbers need a player of evidence around them');
  return player;
}
