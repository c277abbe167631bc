/**
 * Every error that a caller can meet: `noun.problem`, never renumbered, never told apart by text.
 * `status` is the HTTP status, `retry` says whether the same request may succeed later unchanged.
 */
export const errorCodes = {
  /** Made by the client itself: no answer came at all. */
  'connection.lost': { status: 503, retry: true },
  'request.malformed': { status: 400, retry: false },
  'request.unknown': { status: 404, retry: false },
  'request.forbidden': { status: 403, retry: false },
  'request.too-large': { status: 413, retry: false },
  'request.too-many': { status: 429, retry: true },
  'request.cross-origin': { status: 403, retry: false },
  'request.timed-out': { status: 504, retry: true },
  'session.missing': { status: 401, retry: false },
  'session.expired': { status: 401, retry: false },
  'sign-in.refused': { status: 401, retry: false },
  'sign-in.locked': { status: 429, retry: true },
  'password.too-weak': { status: 422, retry: false },
  'pairing.not-found': { status: 404, retry: false },
  'pairing.expired': { status: 410, retry: false },
  'pairing.locked': { status: 429, retry: true },
  'pairing.pending': { status: 409, retry: true },
  'display.revoked': { status: 401, retry: false },
  'display.not-found': { status: 404, retry: false },
  'display.signature-wrong': { status: 401, retry: false },
  /** What was to be signed is unknown, spent or too old; a fresh challenge will do. */
  'challenge.expired': { status: 409, retry: true },
  'pass.not-found': { status: 404, retry: false },
  /** The code was used or is too old, or the lesson of the pass is over. */
  'pass.expired': { status: 410, retry: false },
  'pass.revoked': { status: 403, retry: false },
  /** The classroom has as many phones as it may. */
  'pass.too-many': { status: 409, retry: false },
  'school.not-found': { status: 404, retry: false },
  'school.in-use': { status: 409, retry: false },
  'school.name-taken': { status: 409, retry: false },
  'classroom.not-found': { status: 404, retry: false },
  'classroom.in-use': { status: 409, retry: false },
  'classroom.name-taken': { status: 409, retry: false },
  'person.not-found': { status: 404, retry: false },
  'person.name-taken': { status: 409, retry: false },
  'person.last-administrator': { status: 409, retry: false },
  'person.in-use': { status: 409, retry: false },
  'course.not-found': { status: 404, retry: false },
  'course.in-use': { status: 409, retry: false },
  'lesson.not-found': { status: 404, retry: false },
  'lesson.not-yours': { status: 403, retry: false },
  'lesson.not-live': { status: 409, retry: false },
  'lesson.already-live': { status: 409, retry: false },
  'lesson.ended': { status: 410, retry: false },
  'lesson.conflict': { status: 409, retry: false },
  'lesson.full': { status: 409, retry: true },
  'seat.missing': { status: 409, retry: true },
  'seat.not-found': { status: 404, retry: false },
  'seat.displaced': { status: 409, retry: false },
  'floor.not-a-classroom': { status: 409, retry: false },
  'floor.not-held': { status: 409, retry: false },
  'floor.full': { status: 409, retry: true },
  /** The code is of no classroom that pupils' devices could come into. */
  'pupil.code-unknown': { status: 404, retry: false },
  /** The teacher lets nobody in just now. */
  'pupil.not-admitted': { status: 409, retry: true },
  /** The classroom has as many devices as it may. */
  'pupil.too-many': { status: 409, retry: false },
  'pupil.not-found': { status: 404, retry: false },
  /** Made by the client itself: there is nothing to be seen that could be asked about. */
  'poll.no-picture': { status: 409, retry: false },
  'poll.not-found': { status: 404, retry: false },
  'poll.closed': { status: 409, retry: false },
  'poll.options-wrong': { status: 422, retry: false },
  /** The answer is of another kind than the question. */
  'poll.answer-misfit': { status: 422, retry: false },
  'buzzer.not-found': { status: 404, retry: false },
  'buzzer.too-early': { status: 409, retry: false },
  'timer.not-running': { status: 409, retry: false },
  /** A hand is shown on the classroom's display; without one there is nobody to call. */
  'hand.no-display': { status: 409, retry: true },
  /** The pen is somebody else's. */
  'ink.no-pen': { status: 403, retry: false },
  'ink.no-surface': { status: 404, retry: false },
  'ink.full': { status: 409, retry: false },
  'stream.not-found': { status: 404, retry: false },
  'stream.kind-not-allowed': { status: 403, retry: false },
  'stream.too-many': { status: 409, retry: false },
  /** Media workers died twice right after this seat had begun to send: it may send again in some minutes. */
  'stream.sender-refused': { status: 503, retry: true },
  'media.not-open': { status: 409, retry: true },
  'media.refused': { status: 422, retry: false },
  'media.no-worker': { status: 503, retry: true },
  'media.worker-timeout': { status: 503, retry: true },
  'deck.too-large': { status: 413, retry: false },
  'deck.too-many': { status: 409, retry: false },
  'deck.too-many-pages': { status: 422, retry: false },
  /** By its content it is nothing that can be shown, whatever its name says. */
  'deck.type-unknown': { status: 415, retry: false },
  'deck.broken': { status: 422, retry: false },
  'deck.encrypted': { status: 422, retry: false },
  /** An office file, and no LibreOffice on the server. */
  'deck.converter-missing': { status: 501, retry: false },
  'deck.not-converted': { status: 422, retry: false },
  'deck.not-found': { status: 404, retry: false },
  'deck.page-not-found': { status: 404, retry: false },
  'server.stopping': { status: 503, retry: true },
  'server.fault': { status: 500, retry: true },
} as const satisfies Record<string, { status: number; retry: boolean }>;

/** One of the closed table of codes. */
export type ErrorCode = keyof typeof errorCodes;
