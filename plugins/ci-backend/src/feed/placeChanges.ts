import { transact } from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';

/** In one transaction: a reader reads fewer at a time. */
const most = 5000;

/**
 * Gives positions to changes that are committed and have none, those written first first. Answers whether there were any.
 *
 * A sequence would give positions in the order of writing, and a reader would pass over what is committed late. Whoever
 * places changes has locked the one row of `feed_head`, sees what is committed by then, and gives positions behind all
 * those that were given before.
 */
export async function placeChanges(knex: Knex): Promise<boolean> {
  const waiting = await knex('changes').whereNull('position').first('id');
  if (!waiting) return false;
  await transact(knex, async tx => {
    const head: { position: number | string } = await tx('feed_head')
      .where({ id: 1 })
      .forUpdate()
      .first('position');
    await tx.raw(
      `update changes set position = ? + placed.ordinal
         from (
           select id, row_number() over (order by id) as ordinal
             from changes where position is null order by id limit ?
         ) as placed
        where changes.id = placed.id`,
      [head.position, most],
    );
    await tx('feed_head')
      .where({ id: 1 })
      .update({
        // None is left where all were pruned.
        position: tx.raw(
          'coalesce((select max(changes.position) from changes), position)',
        ),
      });
  });
  return true;
}
