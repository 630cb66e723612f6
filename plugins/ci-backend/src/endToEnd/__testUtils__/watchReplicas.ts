import type { Knex } from 'knex';

/** What replicas did to the store since it was forgotten, noted by the database itself. */
export interface ReplicaNotes {
  /** Repositories whose lease was taken, each time. */
  leases(): Promise<string[]>;
  /** Repositories whose lease was taken from somebody who still had it. */
  robbed(): Promise<string[]>;
  /** Repositories that were read to their end, each time, in the order of their ids; whether for the first time ever. */
  completions(): Promise<Array<{ repository: string; isFirst: boolean }>>;
  /** Ids of deliveries, each time that one was done with. */
  applications(): Promise<string[]>;
  forget(): Promise<void>;
}

/** Has PostgreSQL note every lease, every reading that came to its end and every delivery that is done with, whichever process is behind it. */
export async function watchReplicas(knex: Knex): Promise<ReplicaNotes> {
  await knex.raw(`
    create table noted_leases (repository text, robbed boolean);
    create function note_lease() returns trigger language plpgsql as $$
      begin
        insert into noted_leases values (new.id, old.leased_until > to_char(
          clock_timestamp() at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'));
        return new;
      end $$;
    create trigger note_lease after update on repositories for each row
      when (new.leased_by is not null and new.leased_by is distinct from old.leased_by)
      execute function note_lease();

    create table noted_completions (repository text, is_first boolean);
    create function note_completion() returns trigger language plpgsql as $$
      begin
        insert into noted_completions values (new.id, old.complete_up_to is null);
        return new;
      end $$;
    create trigger note_completion after update on repositories for each row
      when (new.complete_up_to is distinct from old.complete_up_to)
      execute function note_completion();

    create table noted_applications (delivery text);
    create function note_application() returns trigger language plpgsql as $$
      begin insert into noted_applications values (new.id); return new; end $$;
    create trigger note_application after update on deliveries for each row
      when (new.state <> 'pending') execute function note_application();
  `);
  return {
    leases: () => knex('noted_leases').pluck('repository'),
    robbed: () =>
      knex('noted_leases').where('robbed', true).pluck('repository'),
    completions: async () => {
      const rows = await knex('noted_completions').orderBy('repository');
      return rows.map(({ repository, is_first: isFirst }) => ({
        repository,
        isFirst,
      }));
    },
    applications: () => knex('noted_applications').pluck('delivery'),
    forget: async () => {
      for (const table of ['leases', 'completions', 'applications']) {
        await knex(`noted_${table}`).delete();
      }
    },
  };
}
