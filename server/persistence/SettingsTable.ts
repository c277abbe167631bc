import { DEFAULT_RECORDING_SETTINGS, RecordingSettings } from '../../shared/api/index.ts';
import type { SecretStore } from '../library/FileAddresses.ts';
import type { RecordingSettingsStore } from '../library/settingsHandlers.ts';
import type { Database } from './tables.ts';

type Key = 'district.name' | 'demo' | 'recording';

/** Single values that belong to the whole district. */
export class SettingsTable implements SecretStore, RecordingSettingsStore {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  async read(key: Key): Promise<string | undefined> {
    return (await this.#db.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirst())?.value;
  }

  async write(key: Key, value: string): Promise<void> {
    const row = { key, value };
    await this.#db
      .insertInto('settings')
      .values(row)
      .onConflict((known) => known.column('key').doUpdateSet(row))
      .execute();
  }

  async readRecording(): Promise<RecordingSettings> {
    const stored = await this.read('recording');
    return stored === undefined ? DEFAULT_RECORDING_SETTINGS : RecordingSettings.parse(JSON.parse(stored));
  }

  writeRecording(settings: RecordingSettings): Promise<void> {
    return this.write('recording', JSON.stringify(settings));
  }

  async keepFirst(key: 'media.secret', value: string): Promise<string> {
    await this.#db
      .insertInto('settings')
      .values({ key, value })
      .onConflict((known) => known.column('key').doNothing())
      .execute();
    return (await this.#db.selectFrom('settings').select('value').where('key', '=', key).executeTakeFirstOrThrow())
      .value;
  }
}
