import type { Kysely } from 'kysely';

/** Complete files of takes as they are watched over: hash, and where their copies are. */
export async function makeKeptFiles(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('kept_files')
    // No references: it outlives its take until the last copy is gone.
    .addColumn('track_file_id', 'text', (c) => c.primaryKey())
    .addColumn('take_id', 'text', (c) => c.notNull())
    .addColumn('codec', 'text', (c) => c.notNull())
    .addColumn('sha256', 'text')
    .addColumn('bytes', 'bigint', (c) => c.notNull())
    .addColumn('checked_at_ms', 'bigint', (c) => c.notNull())
    .addColumn('damaged_at_ms', 'bigint')
    .addColumn('object_key', 'text')
    .addColumn('upload_id', 'text')
    .addColumn('part_bytes', 'bigint', (c) => c.notNull().defaultTo(0))
    .addColumn('parts', 'text', (c) => c.notNull().defaultTo('[]'))
    .addColumn('stored_at_ms', 'bigint')
    .addColumn('left_at_ms', 'bigint')
    .addColumn('claimed_by', 'text')
    .addColumn('claimed_until_ms', 'bigint')
    .execute();
  await db.schema.createIndex('kept_files_take').on('kept_files').column('take_id').execute();
  await db.schema.createIndex('kept_files_stored').on('kept_files').columns(['stored_at_ms', 'left_at_ms']).execute();
  await db.schema.createIndex('kept_files_checked').on('kept_files').column('checked_at_ms').execute();
  // Looked for every few seconds: files that nobody watches over yet have no hash.
  await db.schema.createIndex('track_files_sha256').on('track_files').column('sha256').execute();
}
