import type { Kysely } from 'kysely';

/** Links that open a take, or a clip of it, without an account. */
export async function makeShares(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('shares')
    .addColumn('share_id', 'text', (c) => c.primaryKey())
    .addColumn('take_id', 'text', (c) => c.notNull().references('takes.take_id').onDelete('cascade'))
    .addColumn('secret_hash', 'text', (c) => c.notNull().unique())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('from_ms', 'bigint')
    .addColumn('to_ms', 'bigint')
    .addColumn('until_ms', 'bigint', (c) => c.notNull())
    .addColumn('saves', 'integer', (c) => c.notNull())
    .addColumn('made_at_ms', 'bigint', (c) => c.notNull())
    // No reference: people can be removed, and what they gave away stays in sight.
    .addColumn('made_by', 'text', (c) => c.notNull())
    .addColumn('made_by_name', 'text', (c) => c.notNull())
    .addColumn('uses', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('last_used_at_ms', 'bigint')
    .execute();
  await db.schema.createIndex('shares_take').on('shares').columns(['take_id']).execute();
}
