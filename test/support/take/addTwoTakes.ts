import type { Stores } from '../../../server/persistence/stores.ts';
import type { MadeTake } from './addTake.ts';
import { addWholeTake } from './addWholeTake.ts';

const HOUR_MS = 3_600_000;

/** Two takes of the same topic, an hour apart, each with real files in which its clock is drawn. */
export async function addTwoTakes(stores: Stores, dataDir: string, made: MadeTake) {
  const first = await addWholeTake(stores, dataDir, made);
  const again = { ...made, title: '茉莉花 异构', beganAtMs: made.beganAtMs + HOUR_MS };
  return { first, second: await addWholeTake(stores, dataDir, again) };
}
