import { InputError } from '@backstage/errors';
import { dailyFigures } from '@mainline/backstage-plugin-ci-common';
import type {
  HealthDay,
  ServiceDays,
  ServiceDaysQuery,
} from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import { commitStage } from '../../projection/commitStage';
import type { DayRow } from '../../projection/DayRow';
import type { FoundService } from './findService';

const dayMs = 24 * 60 * 60 * 1000;
const defaultDays = 30;
const maxDays = 366;

/** A service's days as they were computed last. Throws `InputError` where they are too many, or end before they begin. */
export async function readServiceDays(
  knex: Knex,
  { service, repository }: FoundService,
  query: ServiceDaysQuery,
  now: number,
): Promise<ServiceDays> {
  const { from, to } = daysAsked(query, now);
  const rows: Array<Pick<DayRow, 'figures'>> = repository
    ? await knex<DayRow>('mainline_days')
        .where({
          repository_id: repository.id,
          commit_stage: commitStage(service.mapping).key,
        })
        .where('day', '<=', to)
        .where(fallsIn =>
          fallsIn
            .where('day', '>=', from)
            .orWhere('last_verdict_day', '>=', from),
        )
        .orderBy('day')
        .select('figures')
    : [];
  return {
    items: dailyFigures(
      rows.map(row => JSON.parse(row.figures) as HealthDay),
      from,
      to,
    ),
  };
}

function daysAsked(
  query: ServiceDaysQuery,
  now: number,
): Required<ServiceDaysQuery> {
  const to = query.to ?? dayOfMs(now);
  const from =
    query.from ?? dayOfMs(Date.parse(to) - (defaultDays - 1) * dayMs);
  if (from > to) {
    throw new InputError(
      `The query parameter 'from' is '${from}', after the last day, ${to}: it has to be a day not after 'to'.`,
    );
  }
  if (Date.parse(to) - Date.parse(from) >= maxDays * dayMs) {
    throw new InputError(
      `The query parameter 'from' is '${from}', more than ${maxDays} days before ${to}: ask for at most ${maxDays} days at once.`,
    );
  }
  return { from, to };
}

function dayOfMs(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
