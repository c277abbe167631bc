import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { Semaphore } from '../platform/Semaphore.ts';

/** What a guess costs: memory in KiB, passes over it, lanes. */
type Cost = { readonly memoryKib: number; readonly passes: number; readonly lanes: number };

/** OWASP's first choice for argon2id. Raising it rehashes each password at its next use. */
const COST: Cost = { memoryKib: 19_456, passes: 2, lanes: 1 };
const SALT_BYTES = 16;
const HASH_BYTES = 32;

const derive = promisify(argon2);
/** Each takes 19 MiB and a core for some 20 ms: a morning's sign-ins must not starve the lessons. */
const atWork = new Semaphore({ atOnce: 2, maxWaiting: 500 });

const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;
const unpadded = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');

function compute(password: string, salt: Buffer, cost: Cost): Promise<Buffer> {
  // The same characters can be typed as different code points; both must open the door.
  const message = password.normalize('NFKC');
  const parameters = {
    message,
    nonce: salt,
    parallelism: cost.lanes,
    tagLength: HASH_BYTES,
    memory: cost.memoryKib,
    passes: cost.passes,
  };
  return atWork.run(() => derive('argon2id', parameters));
}

/** Makes what is stored of a password: `$argon2id$v=19$m=…,t=…,p=…$salt$hash`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await compute(password, salt, COST);
  return `$argon2id$v=19$m=${COST.memoryKib},t=${COST.passes},p=${COST.lanes}$${unpadded(salt)}$${unpadded(hash)}`;
}

/** Whether it is the password, and whether it should be stored anew because a guess has become too cheap. */
export type PasswordVerdict = { readonly right: boolean; readonly outdated: boolean };

/** Checks a password against what is stored. */
export async function checkPassword(password: string, stored: string): Promise<PasswordVerdict> {
  const [, memory, passes, lanes, salt, hash] = PHC.exec(stored) ?? [];
  if (salt === undefined || hash === undefined) throw new Error('a stored password is not in a form that we write');
  const cost = { memoryKib: Number(memory), passes: Number(passes), lanes: Number(lanes) };
  const found = await compute(password, Buffer.from(salt, 'base64'), cost);
  const wanted = Buffer.from(hash, 'base64');
  const right = found.length === wanted.length && timingSafeEqual(found, wanted);
  return { right, outdated: cost.memoryKib < COST.memoryKib || cost.passes < COST.passes };
}

let decoy: Promise<string> | undefined;

/** Takes as long as a real check; for names that nobody has, so that time tells nothing. */
export async function checkNothing(password: string): Promise<void> {
  decoy ??= hashPassword(randomBytes(SALT_BYTES).toString('hex'));
  await checkPassword(password, await decoy);
}
