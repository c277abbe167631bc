import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** The reason of a failure is in its first or its last lines; what is between them is noise on a screen. */
const FIRST_LINES = 12;
const LAST_LINES = 28;

/**
 * @typedef {object} CommandOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {(line: string) => void} [onLine] Called for each line of output, so that a long command can show progress.
 */

/**
 * Runs a command to its end without showing its output, and gives that output back.
 * Rejects with the command, its exit code and the ends of its output if it does not end well.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {CommandOptions} [options]
 * @returns {Promise<string>}
 */
export async function run(command, args, options) {
  const { exitCode, output } = await attempt(command, args, options);
  if (exitCode === 0) return output;
  throw new Error(`${[command, ...args].join(' ')}\n→ exit code ${exitCode}\n${ends(output)}`);
}

/** @param {string} output */
function ends(output) {
  const lines = output.trimEnd().split('\n');
  if (lines.length > FIRST_LINES + LAST_LINES) lines.splice(FIRST_LINES, lines.length - FIRST_LINES - LAST_LINES, '…');
  return lines.join('\n');
}

/**
 * Runs a command to its end and gives back how it ended, whatever that was. Rejects only if it cannot be started.
 * A command that a signal ended has the shell's exit code for it, 128 + the signal's number.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {CommandOptions} [options]
 * @returns {Promise<{ exitCode: number, output: string }>}
 */
export function attempt(command, args, { cwd, env, onLine } = {}) {
  return new Promise((resolve, reject) => {
    // Nobody sees this output as it comes: it is read in an error or a log.
    const plain = { ...(env ?? process.env), NO_COLOR: '1' };
    const child = spawn(command, args, { cwd, env: plain, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let unfinishedLine = '';
    /** @param {string} text */
    const collect = (text) => {
      output += text;
      const lines = (unfinishedLine + text).split('\n');
      unfinishedLine = lines.pop() ?? '';
      if (onLine) lines.forEach(onLine);
    };
    child.stdout.setEncoding('utf8').on('data', collect);
    child.stderr.setEncoding('utf8').on('data', collect);
    child.once('error', (cause) => reject(new Error(`cannot start ${command}: ${cause.message}`, { cause })));
    child.once('close', (code, signal) => resolve({ exitCode: exitCodeOf(code, signal), output }));
  });
}

/**
 * Runs the program that a task is about in the foreground: it has our terminal, gets the signals that we get, and its
 * exit code is ours.
 *
 * Ctrl-C in a terminal reaches the whole process group by itself; forwarding it would ask the program twice.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv }} options
 * @returns {Promise<number>} the exit code
 */
export function handOver(command, args, { cwd, env }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: 'inherit' });
    for (const signal of /** @type {const} */ (['SIGTERM', 'SIGHUP', 'SIGINT'])) {
      process.on(signal, () => {
        if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
      });
    }
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(exitCodeOf(code, signal)));
  });
}

/**
 * @param {number | null} code
 * @param {NodeJS.Signals | null} signal
 */
function exitCodeOf(code, signal) {
  return code ?? 128 + (signal ? constants.signals[signal] : 0);
}
