import type { Knex } from 'knex';

/** How far ci has come with what it collects. */
export interface CiProgress {
  /** Services that ci lists. */
  services: number;
  /** Of these, such whose repository was read to the end, or can't be read. */
  read: number;
  /** Repositories whose facts are ahead of the health that was computed from them. */
  unprojected: number;
  /** Repositories whose facts are ahead of what the self-check was answered from. */
  unchecked: number;
}

/** @param ci - the database of ci */
export async function ciProgress(ci: Knex): Promise<CiProgress> {
  const { rows } = await ci.raw(`
    select count(*)::int as services,
           (count(*) filter (where r.complete_up_to is not null or r.error is not null or l.error is not null or s.host is null))::int as read,
           (count(distinct r.id) filter (where r.health_version < r.facts_version))::int as unprojected,
           (count(distinct r.id) filter (where r.complete_up_to is not null and r.self_check_version < r.facts_version))::int as unchecked
      from services s
      left join repository_locators l on l.host = s.host and l.slug_key = s.slug_key
      left join repositories r on r.id = l.repository_id`);
  return rows[0];
}
