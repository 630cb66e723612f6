import {
  dayOf,
  healthWindow,
  windowUntil,
} from '@mainline/backstage-plugin-ci-common';
import type {
  HealthCarry,
  HealthDay,
  HealthWindow,
  WorkflowFact,
} from '@mainline/backstage-plugin-ci-common';
import {
  readTogether,
  type Writes,
} from '@mainline/backstage-plugin-mainline-node';
import type { Knex } from 'knex';
import { everyDay } from '../facts/changedFrom';
import { rowToWorkflow } from '../facts/rows';
import type { WorkflowRow } from '../facts/rows';
import type { CommitStage } from './commitStage';
import { computeDays } from './computeDays';
import type { ComputedDays } from './computeDays';
import { daysOf, hasDaysOf } from './daysOf';
import { noDay } from './DayRow';
import { queryOfDays, storedDays } from './readDays';
import type { ReadDay, StoredDays } from './readDays';
import { mainlineFacts, queriesOfMainline } from './readMainlineFacts';
import type {
  MainlineRows,
  RepositoryMainlineFacts,
} from './readMainlineFacts';
import type { TakenRepository } from './takeDueRepository';
import { replaceDays, writeChangedDays } from './writeDays';

/** What the health of a commit stage's services is folded from. */
export interface StageHealth {
  /** At the end of the last day. */
  carry: HealthCarry;
  /** At least those of which a verdict fell in the window. */
  days: HealthDay[];
}

/**
 * Brings the days of a repository up to its facts: those from the first one that changed on, all of them where a commit
 * stage is new or the rule is another. Days whose facts were pruned stay as they are, and are gone on from.
 */
export async function updateDays(
  tx: Knex.Transaction,
  writes: Writes,
  options: {
    repository: TakenRepository;
    stages: CommitStage[];
    windowDays: number;
  },
): Promise<{ health: Map<string, StageHealth>; window?: HealthWindow }> {
  const { repository, stages, windowDays } = options;
  const keys = stages.map(stage => stage.key);
  const isWhole =
    repository.taken_from === everyDay || !hasDaysOf(repository.days_of, keys);
  const from = latest(
    isWhole ? everyDay : repository.taken_from ?? noDay,
    repository.facts_since ?? everyDay,
  );
  const daysFrom = (windowFrom: string, withLater: boolean) =>
    queryOfDays(tx, {
      repositoryId: repository.id,
      stages: keys,
      day: from,
      windowFrom,
      withLater,
    });
  const windowFrom =
    !isWhole && repository.health_window_end
      ? dayOf(windowUntil(repository.health_window_end, windowDays).start)
      : everyDay;

  const read = await readTogether<MainlineRows & { days: ReadDay }>(tx, {
    days: [daysFrom(windowFrom, !isWhole)],
    ...(from === noDay || stages.length === 0
      ? { checkIns: [], builds: [] }
      : queriesOfMainline(tx, mainlineOf(repository), from)),
  });
  let stored = storedDays(keys, read.days);
  const facts = mainlineFacts(read);
  const computed = await compute(tx, {
    repository,
    stages,
    from,
    stored,
    facts,
  });
  const rows = [...computed.values()].flatMap(each => each.rows);
  if (isWhole) await replaceDays(tx, writes, repository.id, from, rows);
  else await writeChangedDays(tx, writes, repository.id, rows, stored);

  const window = healthWindow({
    days: windowDays,
    completeUpTo: repository.complete_up_to ?? undefined,
    lastWordAt: [...computed.values()][0]?.carry.lastWordAt,
  });
  if (window && dayOf(window.start) < windowFrom) {
    // What was said last was taken back, and with it the window: further days before those that are written here.
    stored = storedDays(keys, await daysFrom(dayOf(window.start), false));
  }
  await noteDays(tx, writes, repository, {
    health_window_end: window?.end ?? '',
    days_of: daysOf(keys),
  });
  return {
    window,
    health: new Map(
      [...computed].map(([key, { carry, days }]) => [
        key,
        { carry, days: [...figuresOf(stored.get(key)), ...days] },
      ]),
    ),
  };
}

async function compute(
  tx: Knex.Transaction,
  options: {
    repository: TakenRepository;
    stages: CommitStage[];
    from: string;
    stored: Map<string, StoredDays>;
    facts: RepositoryMainlineFacts;
  },
): Promise<Map<string, ComputedDays>> {
  const { repository, stages, from, stored, facts } = options;
  const { defaultBranch } = mainlineOf(repository);
  const workflows = await workflowsOf(tx, repository, facts.workflows, from);
  return new Map(
    stages.map(({ key, fits }) => [
      key,
      computeDays({
        repositoryId: repository.id,
        stage: key,
        from,
        before: stored.get(key)?.carry,
        facts: { ...facts, workflows, defaultBranch, inCommitStage: fits },
      }),
    ]),
  );
}

function mainlineOf({ id, default_branch: defaultBranch }: TakenRepository) {
  return { id, defaultBranch };
}

/** Upon frozen days all workflows count, for what those left may be of one that built nothing since. */
async function workflowsOf(
  tx: Knex.Transaction,
  repository: TakenRepository,
  ofBuilds: WorkflowFact[],
  from: string,
): Promise<WorkflowFact[]> {
  if (from !== repository.facts_since) return ofBuilds;
  const rows = await tx<WorkflowRow>('workflows')
    .where('repository_id', repository.id)
    .select('*');
  return rows.map(rowToWorkflow);
}

function figuresOf(stored: StoredDays | undefined): HealthDay[] {
  return (stored?.figures ?? []).map(json => JSON.parse(json) as HealthDay);
}

async function noteDays(
  tx: Knex.Transaction,
  writes: Writes,
  repository: TakenRepository,
  noted: Pick<TakenRepository, 'health_window_end' | 'days_of'>,
): Promise<void> {
  if (
    repository.health_window_end === noted.health_window_end &&
    repository.days_of === noted.days_of
  ) {
    return;
  }
  await writes.add(
    'repositories',
    tx('repositories').where('id', repository.id).update(noted),
  );
}

function latest(a: string, b: string): string {
  return a > b ? a : b;
}
