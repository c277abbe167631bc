/** Quieter than this nobody speaks, in dBov, however quiet the room is. */
const QUIETEST_DBOV = -50;
/** A voice is this much louder than the room without it, in dB. */
const ABOVE_ROOM_DB = 10;
/** What goes on and on is the room's own noise: by so much a second it is taken for louder, in dB. */
const ROOM_RISES_DB = 0.5;
/** As long as this a voice must last before it counts, in ms: a cough or a chair does not. */
const ATTACK_MS = 200;
/** Pauses shorter than this belong to the voice, in ms. */
const HOLD_MS = 1_200;

/** Tells a voice from the noise of a room by its loudness. Pure but for what it remembers. */
export class VoiceDetector {
  #roomDbov = QUIETEST_DBOV - ABOVE_ROOM_DB;
  #lastAtMs: number | undefined;
  #loudSinceMs: number | undefined;
  #loudAtMs = Number.NEGATIVE_INFINITY;
  #speaking = false;

  /** Takes in a loudness (dBov); returns whether somebody speaks. Call it at least each 100 ms. */
  hear(dbov: number, nowMs: number): boolean {
    const loud = dbov >= Math.max(QUIETEST_DBOV, this.#roomDbov + ABOVE_ROOM_DB);
    this.#learnRoom(dbov, nowMs);
    if (loud) {
      this.#loudSinceMs ??= nowMs;
      this.#loudAtMs = nowMs;
      if (nowMs - this.#loudSinceMs >= ATTACK_MS) this.#speaking = true;
    } else if (nowMs - this.#loudAtMs > HOLD_MS) {
      this.#loudSinceMs = undefined;
      this.#speaking = false;
    } else if (!this.#speaking) this.#loudSinceMs = undefined;
    return this.#speaking;
  }

  /** The room is as loud as its quietest moments of late. */
  #learnRoom(dbov: number, nowMs: number): void {
    const seconds = (nowMs - (this.#lastAtMs ?? nowMs)) / 1_000;
    this.#lastAtMs = nowMs;
    this.#roomDbov = Math.min(dbov, this.#roomDbov + ROOM_RISES_DB * seconds);
  }
}
