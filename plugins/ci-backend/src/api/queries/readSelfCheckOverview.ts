import {
  selfCheckQuestions,
  type SelfCheckOverview,
  type SelfCheckQuestion,
  type SelfCheckVerdict,
  type TeamSelfCheck,
} from '@mainline/backstage-plugin-ci-common';
import { whereVisible } from '@mainline/backstage-plugin-mainline-node';
import type { Visibility } from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';
import { answerExpression } from './answerExpression';

const verdicts: SelfCheckVerdict[] = ['yes', 'no', 'not-enough-data'];

type Column = `${SelfCheckQuestion}_${0 | 1 | 2}` | 'services' | 'dormant';

type TeamRow = { owner: string | null; at: string | null } & Record<
  Column,
  number | string
>;

/** The answers over the visible services, by owner, from one query. */
export async function readSelfCheckOverview(
  knex: Knex,
  visible: Visibility,
): Promise<SelfCheckOverview> {
  const query = knex('service_health')
    .leftJoin(
      'self_checks',
      'self_checks.entity_ref',
      'service_health.entity_ref',
    )
    .groupBy('service_health.owner')
    .select(
      'service_health.owner',
      knex.raw('count(*) as services'),
      knex.raw(
        'sum(case when self_checks.dormant then 1 else 0 end) as dormant',
      ),
      knex.raw('min(self_checks.at) as at'),
      ...selfCheckQuestions.flatMap(question =>
        verdicts.map((verdict, index) =>
          knex.raw(
            `sum(case when ${answerExpression(
              question,
            )} = ? then 1 else 0 end) as ??`,
            [verdict, `${question}_${index}`],
          ),
        ),
      ),
    );
  whereVisible(query, knex, 'service_health.entity_ref', visible);
  const rows: TeamRow[] = await query;
  const [at] = rows.flatMap(row => row.at ?? []).sort();
  return {
    teams: rows.sort(byOwner).map(row => ({
      owner: row.owner ?? undefined,
      ...countsOf([row]),
    })),
    all: countsOf(rows),
    at,
  };
}

function countsOf(rows: TeamRow[]): Omit<TeamSelfCheck, 'owner'> {
  const sum = (column: Column) =>
    rows.reduce((total, row) => total + Number(row[column]), 0);
  const answers = (question: SelfCheckQuestion) => ({
    yes: sum(`${question}_0`),
    no: sum(`${question}_1`),
    'not-enough-data': sum(`${question}_2`),
  });
  return {
    services: sum('services'),
    dormant: sum('dormant'),
    daily: answers('daily'),
    tested: answers('tested'),
    fixing: answers('fixing'),
  };
}

/** Those without an owner last. */
function byOwner(a: TeamRow, b: TeamRow): number {
  if (a.owner === b.owner) return 0;
  if (a.owner === null) return 1;
  if (b.owner === null) return -1;
  return a.owner < b.owner ? -1 : 1;
}
