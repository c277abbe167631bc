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
  /** As many observe the lesson as may. */
  'observing.full': { status: 409, retry: false },
  /** The lesson is on by the timetable, and nobody is connected to it just now. */
  'observing.nobody-there': { status: 409, retry: true },
  /** Whoever asks observes nothing, or not any more. */
  'observing.missing': { status: 409, retry: true },
  'floor.not-a-classroom': { status: 409, retry: false },
  'floor.not-held': { status: 409, retry: false },
  'floor.full': { status: 409, retry: true },
  /** The classroom has seen all that it could see of the lesson. */
  'catchup.nothing-missed': { status: 409, retry: false },
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
  /** The recorder is being started again, or could not take the stream. */
  'recording.unavailable': { status: 503, retry: true },
  'recording.disk-full': { status: 507, retry: false },
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
  /** The disk is nearly full: the lesson goes on, and nothing more is kept. */
  'take.no-room': { status: 507, retry: true },
  'take.not-found': { status: 404, retry: false },
  /** It is somebody else's, or not shown to you. */
  'take.not-yours': { status: 403, retry: false },
  /** It still goes on. */
  'take.not-ended': { status: 409, retry: true },
  /** The address of a file is too old, or another person's. */
  'take.link-expired': { status: 410, retry: false },
  /** There never was such a link, or it has expired, or it was revoked: whoever asks is not told which. */
  'share.not-found': { status: 404, retry: false },
  'share.span-wrong': { status: 422, retry: false },
  /** It would be over already, or be good for more than a year. */
  'share.until-wrong': { status: 422, retry: false },
  'share.too-many': { status: 409, retry: false },
  /** Recordings that were moved are in a store; it does not answer, or the line to it is down. */
  'store.unreachable': { status: 503, retry: true },
  /** It does not know this server's key, or does not let it do this. */
  'store.refused': { status: 503, retry: false },
  'store.no-bucket': { status: 503, retry: false },
  /** It answered that it cannot. */
  'store.failed': { status: 503, retry: true },
  /** What came to it is not what was sent. */
  'store.damaged': { status: 503, retry: true },
  'composition.not-found': { status: 404, retry: false },
  /** Whoever asked for it, and who manages the take, may stop and remove it. */
  'composition.not-yours': { status: 403, retry: false },
  /** Nothing, or more than the take has, lies between its beginning and its end. */
  'composition.span-wrong': { status: 422, retry: false },
  /** There is no ffmpeg on the server, or one that cannot make H.264 and AAC. */
  'composition.no-ffmpeg': { status: 501, retry: false },
  /** As many wait as may. */
  'composition.busy': { status: 409, retry: true },
  /** Lessons that are recorded need the disk that is left. */
  'composition.no-room': { status: 507, retry: true },
  'composition.failed': { status: 500, retry: true },
  /** The server ended while it was being made. */
  'composition.interrupted': { status: 503, retry: true },
  /** It was removed, or is not shown to you. */
  'mark.not-found': { status: 404, retry: false },
  /** It is somebody else's. */
  'mark.not-yours': { status: 403, retry: false },
  /** It is not at a moment of the take. */
  'mark.outside': { status: 422, retry: false },
  /** Others have replied to those who could see it then. */
  'mark.replied': { status: 409, retry: false },
  'mark.too-many': { status: 409, retry: false },
  /** It was deleted with its take, or never was. */
  'study.not-found': { status: 404, retry: false },
  /** You are not in it, or it is for its leads to do. */
  'study.not-yours': { status: 403, retry: false },
  /** It can only be read. */
  'study.archived': { status: 409, retry: false },
  /** The instrument, or this interval of it, is not there. */
  'study.no-scheme': { status: 422, retry: false },
  /** Only raters and leads code. */
  'study.not-rater': { status: 403, retry: false },
  /** The blind round is over: whoever came now could have read the others. */
  'study.opened': { status: 409, retry: false },
  /** Somebody must lead it. */
  'study.lead-needed': { status: 409, retry: false },
  /** They may not watch the take, and neither may the lead let them. */
  'study.cannot-watch': { status: 403, retry: false },
  'study.full': { status: 409, retry: false },
  'sheet.not-found': { status: 404, retry: false },
  'sheet.not-yours': { status: 403, retry: false },
  /** Others still code: until all have submitted, nobody reads. */
  'sheet.blind': { status: 403, retry: true },
  'sheet.submitted': { status: 409, retry: false },
  /** The scheme has no such code, or the take no such interval. */
  'sheet.code-unknown': { status: 422, retry: false },
  /** The scheme has no such code, it does not last, or it is outside the take. */
  'sheet.event-wrong': { status: 422, retry: false },
  'sheet.full': { status: 409, retry: false },
  'scheme.not-found': { status: 404, retry: false },
  'scheme.not-yours': { status: 403, retry: false },
  /** It is another edition by now: another window was first. */
  'scheme.changed': { status: 409, retry: false },
  'scheme.too-many': { status: 409, retry: false },
  /** It was removed, or never was. */
  'task.not-found': { status: 404, retry: false },
  /** It is for its leads, or for whom it was given to. */
  'task.not-yours': { status: 403, retry: false },
  'task.too-many': { status: 409, retry: false },
  /** Somebody else wrote the summary meanwhile. */
  'summary.changed': { status: 409, retry: false },
  /** As many lessons are compared as may be. */
  'study.lessons-full': { status: 409, retry: false },
  /** This lesson is compared with no other. */
  'study.not-compared': { status: 409, retry: false },
  /** It was removed, or is not shown to you. */
  'rubric.not-found': { status: 404, retry: false },
  /** It is somebody else's, or for administrators to do. */
  'rubric.not-yours': { status: 403, retry: false },
  /** Another window has saved it meanwhile. */
  'rubric.changed': { status: 409, retry: false },
  /** Something must be put right before it can be scored with. */
  'rubric.faulty': { status: 422, retry: false },
  'rubric.too-many': { status: 409, retry: false },
  /** The file is no workbook, or too large. */
  'rubric.unreadable': { status: 422, retry: false },
  /** Somebody has begun to score with it. */
  'rubric.scored': { status: 409, retry: false },
  /** The item takes no such answer, or the moment is not in the take. */
  'score.misfit': { status: 422, retry: false },
  /** It is no ELAN document that can be read; `line`: where it ends to be one, from 1. */
  'eaf.unreadable': { status: 422, retry: false },
  'eaf.too-large': { status: 413, retry: false },
  /** Nobody of that name coded with this scheme in the document. */
  'eaf.no-coder': { status: 422, retry: false },
  /** It was removed, or is not shown to you. */
  'query.not-found': { status: 404, retry: false },
  'query.not-yours': { status: 403, retry: false },
  /** You have another query of this name. */
  'query.name-taken': { status: 409, retry: false },
  'query.too-many': { status: 409, retry: false },
  /** One goes on already, here or in another lesson: two at once would tell nothing of either. */
  'drill.busy': { status: 409, retry: true },
  /** The lesson's name was to be written out, and something else was. */
  'drill.name-wrong': { status: 422, retry: false },
  /** Other lessons would be interrupted, and nobody has said that they may be; `count`: how many. */
  'drill.others': { status: 409, retry: false },
  /** Lessons of other schools would be interrupted: that is for the district to do. */
  'drill.others-not-yours': { status: 403, retry: false },
  /** The recorder was to be broken, and nothing is being recorded. */
  'drill.not-recording': { status: 409, retry: false },
  /** None goes on. */
  'drill.not-running': { status: 409, retry: false },
  'server.stopping': { status: 503, retry: true },
  /** What was asked for could not be kept: the server's disk, or the database's, has no room left. Nothing was done. */
  'server.disk-full': { status: 507, retry: true },
  'server.fault': { status: 500, retry: true },
} as const satisfies Record<string, { status: number; retry: boolean }>;

/** One of the closed table of codes. */
export type ErrorCode = keyof typeof errorCodes;
