import { AppError } from '../../shared/errors/index.ts';
import type { PersonId } from '../../shared/vocabulary/index.ts';
import type { Clock } from '../platform/Clock.ts';
import { KeyedLock } from '../platform/KeyedLock.ts';
import type { Log } from '../platform/Log.ts';
import { ADDRESS_POLICY, Lockout, NAME_POLICY } from './Lockout.ts';
import { checkNothing, checkPassword, hashPassword } from './passwordHash.ts';
import type { Credentials, FailureStore, PeopleStore } from './ports.ts';

type Options = {
  readonly people: PeopleStore;
  readonly failures: FailureStore;
  readonly clock: Clock;
  readonly log: Log;
};

/** One attempt to sign in. */
export type Attempt = { readonly signInName: string; readonly password: string; readonly address: string };

/** Checks passwords, slows down guessing, and tells nobody which names exist. */
export class SignIn {
  readonly #people: PeopleStore;
  readonly #log: Log;
  readonly #names: Lockout;
  readonly #addresses: Lockout;
  /** Guesses at one name go one after another, so that a hundred at once do not slip past the count. */
  readonly #oneByOne = new KeyedLock();

  constructor({ people, failures, clock, log }: Options) {
    this.#people = people;
    this.#log = log;
    this.#names = new Lockout(failures, NAME_POLICY, clock);
    this.#addresses = new Lockout(failures, ADDRESS_POLICY, clock);
  }

  /** Whose name and password these are; throws `sign-in.refused` or `sign-in.locked`. */
  attempt(attempt: Attempt): Promise<PersonId> {
    return this.#oneByOne.run(attempt.signInName, () => this.#attempt(attempt));
  }

  /** Whether it is the person's own password; wrong ones count against their name. */
  async confirm(personId: PersonId, password: string): Promise<boolean> {
    const credentials = await this.#people.credentialsOf(personId);
    if (!credentials) return false;
    const key = `name:${credentials.signInName}`;
    return this.#oneByOne.run(credentials.signInName, async () => {
      await this.#names.admit(key);
      if (await this.#fits(credentials, password)) return true;
      await this.#names.fail(key);
      return false;
    });
  }

  async #attempt({ signInName, password, address }: Attempt): Promise<PersonId> {
    const [nameKey, addressKey] = [`name:${signInName}`, `address:${address}`];
    await this.#names.admit(nameKey);
    await this.#addresses.admit(addressKey);
    const credentials = await this.#people.credentialsByName(signInName);
    if (!(await this.#fits(credentials, password)) || !credentials) {
      await this.#names.fail(nameKey);
      await this.#addresses.fail(addressKey);
      this.#log.warn({ event: 'sign-in.refused', address, personId: credentials?.personId ?? null });
      throw new AppError('sign-in.refused');
    }
    await this.#names.clear(nameKey);
    return credentials.personId;
  }

  async #fits(credentials: Credentials | undefined, password: string): Promise<boolean> {
    if (!credentials) {
      await checkNothing(password);
      return false;
    }
    const { right, outdated } = await checkPassword(password, credentials.passwordHash);
    if (right && outdated) await this.#people.strengthen(credentials.personId, await hashPassword(password));
    return right && !credentials.disabled;
  }
}
