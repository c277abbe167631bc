import type { EndpointReply, Lesson, Who } from '../../../../shared/api/index.ts';
import type { LessonSession } from '../../../lesson/LessonSession.ts';

/** A paired display, as the server knows it. */
export type DisplayWho = Extract<Who, { kind: 'display' }>;

/** The code with which a screen offers itself. */
export type PairingOffer = Omit<EndpointReply<'pairings.start'>, 'pairingId'>;

/** What a display shows, and what a press does where there is a choice. */
export type DisplayView =
  /** Reading the key, asking the server. `unreachable` when that did not work and is tried again. */
  | { readonly step: 'booting'; readonly unreachable: boolean }
  /** This browser cannot keep a key or open a camera here. */
  | { readonly step: 'unsupported' }
  /** Belongs to nobody. `offer` is `null` until the server has given a code. */
  | {
      readonly step: 'unpaired';
      readonly offer: PairingOffer | null;
      readonly revoked: boolean;
      readonly unreachable: boolean;
    }
  /** A person is signed in with this browser; a display would sign them out. */
  | { readonly step: 'occupied'; readonly personName: string; readonly onTake: () => void }
  /** Just paired: the browser wants one press before it gives sound and camera. */
  | { readonly step: 'starting'; readonly who: DisplayWho; readonly onStart: () => void }
  | { readonly step: 'waiting'; readonly who: DisplayWho }
  | { readonly step: 'lesson'; readonly who: DisplayWho; readonly lesson: Lesson; readonly session: LessonSession }
  | { readonly step: 'ended'; readonly who: DisplayWho; readonly lesson: Lesson };
