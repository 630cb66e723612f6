import { checkInRef } from '@mainline/backstage-plugin-ci-common';
import type {
  CheckInRef,
  SelfCheck,
  SelfCheckSubject,
  ServiceSelfCheck,
} from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import { rowToCheckIn } from '../../facts/rows';
import type { CheckInRow, WorkflowRow } from '../../facts/rows';
import { rulesOfTeam } from '../../selfCheck';
import type { SelfCheckConfig } from '../../selfCheck';
import type { SelfCheckRow } from '../../selfCheck/SelfCheckRow';
import type { FoundService } from './findService';

const chunkSize = 500;

/** The three answers about a service, as they were worked out last, with the rules that it is answered by. */
export async function readSelfCheck(
  knex: Knex,
  { service, repository }: FoundService,
  config: SelfCheckConfig,
): Promise<ServiceSelfCheck> {
  const { owner } = service;
  const team = owner
    ? await knex('team_annotations').where({ owner }).first('annotations')
    : undefined;
  const { rules, mistakes } = rulesOfTeam(config, {
    owner,
    annotations: JSON.parse(team?.annotations ?? '{}') as Record<
      string,
      string
    >,
  });
  // Of another repository: it was mapped elsewhere a moment ago, and is answered anew.
  const row = repository
    ? await knex<SelfCheckRow>('self_checks')
        .where({
          entity_ref: service.entityRef,
          repository_id: repository.id,
        })
        .first()
    : undefined;
  const selfCheck = row && (JSON.parse(row.document) as SelfCheck);
  return {
    service,
    selfCheck,
    rules,
    mistakes: mistakes.length > 0 ? mistakes : undefined,
    checkIns:
      row && selfCheck
        ? await readCheckIns(knex, row.repository_id, selfCheck)
        : {},
    workflowNames:
      row && selfCheck
        ? await readWorkflowNames(knex, row.repository_id, selfCheck)
        : undefined,
    repositoryUrl: repository?.url,
  };
}

async function readCheckIns(
  knex: Knex,
  repositoryId: string,
  { daily, tested, fixing }: SelfCheck,
): Promise<Record<string, CheckInRef>> {
  const shas = [
    ...new Set(
      [daily, tested, fixing].flatMap(({ evidence }) =>
        evidence.flatMap(({ subject }) => namedBy(subject)),
      ),
    ),
  ];
  const checkIns: Record<string, CheckInRef> = {};
  for (let start = 0; start < shas.length; start += chunkSize) {
    const rows = await knex<CheckInRow>('check_ins')
      .where('repository_id', repositoryId)
      .whereIn('sha', shas.slice(start, start + chunkSize))
      .select('*');
    for (const row of rows) checkIns[row.sha] = checkInRef(rowToCheckIn(row));
  }
  return checkIns;
}

async function readWorkflowNames(
  knex: Knex,
  repositoryId: string,
  { fixing }: SelfCheck,
): Promise<Record<string, string>> {
  const ids = fixing.evidence.flatMap(({ subject }) =>
    subject.kind === 'red' ? subject.workflowIds : [],
  );
  const rows = await knex<WorkflowRow>('workflows')
    .where('repository_id', repositoryId)
    .whereIn('id', [...new Set(ids)])
    .select('id', 'name');
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}

function namedBy(subject: SelfCheckSubject): string[] {
  switch (subject.kind) {
    case 'commit':
      return [subject.sha, ...(subject.checkIn ? [subject.checkIn] : [])];
    case 'check-in':
      return [subject.sha];
    case 'red':
      return [
        subject.brokenBy,
        ...(subject.end ? [subject.end.by] : []),
        ...subject.meanwhile,
      ];
    case 'branch':
      return [];
    default: {
      const unexpected: never = subject;
      throw new Error(`A subject that nobody knows: ${unexpected}`);
    }
  }
}
