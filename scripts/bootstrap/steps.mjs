/**
 * What a step tells about itself when it is over.
 *
 * @template T
 * @typedef {{ value: T, cached?: boolean, note?: string }} StepResult
 */

/**
 * Runs named steps one after another and prints a line for each: how it ended and how long it took.
 *
 * @typedef {object} Steps
 * @property {<T>(title: string, work: (tell: (news: string) => void) => Promise<StepResult<T>>) => Promise<T>} run
 *   Resolves with the step's value. `tell` prints news of a long step. Rejects with a StepError if the step throws.
 */

/** A step that failed, with the name that the reader has just seen on the screen. */
export class StepError extends Error {
  /**
   * @param {string} title
   * @param {unknown} cause
   */
  constructor(title, cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(`${title}\n\n${reason}`, { cause });
    this.name = 'StepError';
    /** What went wrong, without the name of the step. */
    this.reason = reason;
  }
}

/**
 * Makes a step runner that prints to `write` and reads the time in ms from `now`.
 *
 * @param {{ write: (line: string) => void, now: () => number }} ports
 * @returns {Steps}
 */
export function createSteps({ write, now }) {
  return {
    async run(title, work) {
      const startedAtMs = now();
      const seconds = () => inSeconds(now() - startedAtMs);
      try {
        const { value, cached = false, note } = await work((news) => write(`  … ${title}  ${news}  ${seconds()}`));
        const line = `${cached ? '↷' : '✔'} ${title}  ${seconds()}`;
        write(note === undefined ? line : `${line}  ${note}`);
        return value;
      } catch (cause) {
        write(`✘ ${title}  ${seconds()}`);
        throw new StepError(title, cause);
      }
    },
  };
}

/** The step runner of a terminal: standard output and the process's own clock. */
export const terminalSteps = createSteps({
  write: (line) => void process.stdout.write(`${line}\n`),
  now: () => performance.now(),
});

/**
 * Tells on standard error which step failed, why, and what to do; anything but a failed step with its stack.
 *
 * @param {unknown} problem
 * @returns {undefined}
 */
export function tellFailure(problem) {
  const told = problem instanceof StepError || !(problem instanceof Error) ? problem : problem.stack;
  process.stderr.write(`\n${told instanceof StepError ? `失败 failed: ${told.message}` : told}\n`);
}

/**
 * Writes a duration the way every line of the set-up shows it: `0.4 s`, `12.3 s`, `4 min 05 s`.
 *
 * @param {number} durationMs
 * @returns {string}
 */
export function inSeconds(durationMs) {
  const seconds = durationMs / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`;
}
