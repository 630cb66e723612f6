import type { Knex } from 'knex';

/** What replicas did to the store, noted by the database itself. */
export interface ReplicaNotes {
  /** Leases in the order in which they were taken, and whether the repository had never been read to its end. */
  leases(): Promise<Array<{ repository: string; isFirst: boolean }>>;
  /** Repositories whose lease was taken from somebody who still had it. */
  robbed(): Promise<string[]>;
  /** Ids of deliveries, each time that one was done with. */
  applications(): Promise<string[]>;
}

/** Has PostgreSQL note every lease and every delivery that is done with, whichever process is behind it. */
export async function watchReplicas(knex: Knex): Promise<ReplicaNotes> {
  await knex.raw(`
    create table noted_leases (id serial, repository text, is_first boolean, robbed boolean);
    create function note_lease() returns trigger language plpgsql as $$
      begin
        insert into noted_leases (repository, is_first, robbed)
          values (new.id, old.complete_up_to is null, old.leased_until > to_char(
            clock_timestamp() at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'));
        return new;
      end $$;
    create trigger note_lease after update on repositories for each row
      when (new.leased_by is not null and new.leased_by is distinct from old.leased_by)
      execute function note_lease();

    create table noted_applications (id serial, delivery text);
    create function note_application() returns trigger language plpgsql as $$
      begin insert into noted_applications (delivery) values (new.id); return new; end $$;
    create trigger note_application after update on deliveries for each row
      when (new.state <> 'pending') execute function note_application();
  `);
  return {
    leases: async () => {
      const rows = await knex('noted_leases').orderBy('id');
      return rows.map(({ repository, is_first: isFirst }) => ({
        repository,
        isFirst,
      }));
    },
    robbed: () =>
      knex('noted_leases').where('robbed', true).pluck('repository'),
    applications: () =>
      knex('noted_applications').orderBy('id').pluck('delivery'),
  };
}
