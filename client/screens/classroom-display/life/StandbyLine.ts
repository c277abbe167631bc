import { Connection } from '../../../connection/Connection.ts';

/** What a display hears outside of lessons. */
export type StandbyEvents = {
  readonly onBuild: (build: string) => void;
  /** Something may have changed: the timetable, or the display's rights. */
  readonly onNews: () => void;
};

/**
 * The line of a display that waits: by it the school sees that the display is on, and the display hears at once of
 * changes. Without it everything still works, a little later.
 */
export class StandbyLine {
  readonly #connection: Connection;
  /** Whether the line was there when it was last heard of. */
  #up = true;

  constructor({ onBuild, onNews }: StandbyEvents) {
    this.#connection = new Connection({
      onHello: ({ build }) => {
        onBuild(build);
        if (!this.#up) onNews();
        this.#up = true;
      },
      onAway: () => {
        // Said again at each try; it is news only once.
        if (this.#up) onNews();
        this.#up = false;
      },
      onRefused: onNews,
      onTold: (event, ..._told) => {
        if (event === 'agenda.changed') onNews();
      },
    });
  }

  close(): void {
    this.#up = false;
    this.#connection.close();
  }
}
