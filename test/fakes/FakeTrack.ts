/** A media track without a device. `unplug()` ends it as a pulled cable would; `stop()` is silent, as in browsers. */
export class FakeTrack extends EventTarget implements MediaStreamTrack {
  readonly id = 'fake';
  readonly kind: string;
  readonly label = '';
  readonly muted = false;
  readonly #deviceId: string;
  readyState: MediaStreamTrackState = 'live';
  enabled = true;
  contentHint = '';
  onended: MediaStreamTrack['onended'] = null;
  onmute: MediaStreamTrack['onmute'] = null;
  onunmute: MediaStreamTrack['onunmute'] = null;

  constructor(kind: 'audio' | 'video', deviceId: string) {
    super();
    this.kind = kind;
    this.#deviceId = deviceId;
  }

  stop(): void {
    this.readyState = 'ended';
  }

  unplug(): void {
    this.readyState = 'ended';
    this.dispatchEvent(new Event('ended'));
  }

  getSettings(): MediaTrackSettings {
    return { deviceId: this.#deviceId };
  }

  getCapabilities(): MediaTrackCapabilities {
    return {};
  }

  getConstraints(): MediaTrackConstraints {
    return {};
  }

  async applyConstraints(): Promise<void> {
    throw new Error('a fake track has nothing to constrain');
  }

  clone(): MediaStreamTrack {
    return new FakeTrack(this.kind === 'audio' ? 'audio' : 'video', this.#deviceId);
  }
}
