import { dayOf, windowUntil } from '@mainline/backstage-plugin-ci-common';
import type { HealthCarry } from '@mainline/backstage-plugin-ci-common';
import type { Knex } from 'knex';
import { checkInPlaces } from '../api/queries/checkInPlaces';
import { everyDay } from '../facts/changedFrom';
import { placesOf, readPlaces } from '../facts/placesOfCommits';
import { stagesWithDays } from '../projection/daysOf';
import type { DayRow } from '../projection/DayRow';
import type { TakenRepository } from '../projection/takeDueRepository';
import type { SelfCheckConfig } from '../selfCheck';
import { reachOf } from '../selfCheck/answerServices';
import { linkedServices } from '../selfCheck/linkedServices';
import { prepareServices } from '../selfCheck/prepareServices';
import { mainlineRuns, treeMarginMs } from '../selfCheck/selfCheckRuns';

/**
 * The first day whose facts have to be kept: that one, or an earlier one where anything that is shown rests on what was
 * before. The window of health, what the self-check looks at with the reds that reach into it, reds that still last, the
 * last builds of every service, and the newest check-ins all have their facts.
 *
 * @returns the day before every other where nothing may be pruned
 */
export async function keptFrom(
  tx: Knex.Transaction,
  options: {
    repository: TakenRepository;
    before: string;
    windowDays: number;
    selfCheck: SelfCheckConfig;
    keptCheckIns: number;
  },
): Promise<string> {
  const { repository, before, windowDays } = options;
  if (!repository.complete_up_to || !repository.health_window_end) {
    return everyDay;
  }
  const newest = await newestCheckIns(tx, repository, options.keptCheckIns);
  if (newest === undefined) return everyDay;
  return [
    before,
    newest,
    dayOf(windowUntil(repository.health_window_end, windowDays).start),
    ...(await ofShownBuilds(tx, repository)),
    ...(await ofSelfCheck(tx, repository, options.selfCheck)),
  ].sort()[0];
}

/** The day of the oldest of so many; undefined where there are not so many. */
async function newestCheckIns(
  tx: Knex.Transaction,
  { id, default_branch: defaultBranch }: TakenRepository,
  count: number,
): Promise<string | undefined> {
  const [oldest]: Array<{ at: string }> = await checkInPlaces(tx, {
    id,
    defaultBranch,
  })
    .orderBy('at', 'desc')
    .offset(count - 1)
    .limit(1)
    .select('at');
  return oldest && dayOf(oldest.at);
}

/** Of the last builds of every commit stage, and of the check-ins that turned it red. */
async function ofShownBuilds(
  tx: Knex.Transaction,
  repository: TakenRepository,
): Promise<string[]> {
  const last = tx<DayRow>('mainline_days')
    .where('repository_id', repository.id)
    .whereIn('commit_stage', stagesWithDays(repository.days_of))
    .groupBy('commit_stage')
    .select('commit_stage', tx.raw('max(day)'));
  const rows: Array<Pick<DayRow, 'carry'>> = await tx('mainline_days')
    .where('repository_id', repository.id)
    .whereIn(['commit_stage', 'day'], last)
    .select('carry');
  const shas = rows.flatMap(row => {
    const { strip, mainline } = JSON.parse(row.carry) as HealthCarry;
    return [
      ...strip.map(build => build.sha),
      ...mainline.workflows.flatMap(({ stretch }) =>
        stretch?.verdict === 'red' ? [stretch.first.sha, stretch.last.sha] : [],
      ),
    ];
  });
  return daysOfCommits(tx, repository, shas);
}

async function ofSelfCheck(
  tx: Knex.Transaction,
  repository: TakenRepository,
  config: SelfCheckConfig,
): Promise<string[]> {
  const services = prepareServices(
    await linkedServices(tx, repository.id),
    config,
  );
  if (services.length === 0) return [];
  const { since, testedSince } = reachOf(
    services,
    repository.complete_up_to ?? '',
  );
  const runs = await mainlineRuns(tx, repository, since);
  const trees = Date.parse(testedSince) - treeMarginMs;
  return [
    dayOf(since),
    dayOf(new Date(trees).toISOString()),
    ...(await daysOfCommits(
      tx,
      repository,
      runs.map(run => run.head_sha),
    )),
  ];
}

async function daysOfCommits(
  tx: Knex.Transaction,
  repository: TakenRepository,
  shas: string[],
): Promise<string[]> {
  const standing = await readPlaces(
    tx,
    shas.map(sha => [repository.id, sha]),
  );
  return placesOf(standing, new Map([[repository.id, repository]])).map(
    ({ day }) => day,
  );
}
