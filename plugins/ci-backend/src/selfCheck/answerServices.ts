import { setImmediate } from 'node:timers/promises';
import { selfCheck } from '@mainline/backstage-plugin-ci-common';
import type { Instant } from '@mainline/backstage-plugin-ci-common';
import { inCommitStage } from '../projection/inCommitStage';
import type { PreparedService } from './prepareServices';
import type {
  RepositorySelfCheckFacts,
  SelfCheckReach,
} from './readSelfCheckFacts';
import { selfCheckRow } from './SelfCheckRow';
import type { SelfCheckRow } from './SelfCheckRow';
import { isServicePath, servicePaths } from './servicePaths';
import type { TakenRepository } from './takeDueRepositories';

const dayMs = 24 * 60 * 60 * 1000;

/** From when on the answers about some services look, at an instant. */
export function reachOf(
  services: PreparedService[],
  at: Instant,
): SelfCheckReach {
  const daysBack = (days: number[]) =>
    new Date(Date.parse(at) - Math.max(0, ...days) * dayMs).toISOString();
  const ofWork = services.flatMap(({ rules: { daily, tested } }) => [
    daily.windowDays,
    tested.windowDays,
  ]);
  return {
    since: daysBack(
      ofWork.concat(services.map(({ rules }) => rules.fixing.windowDays)),
    ),
    workSince: daysBack(ofWork),
    testedSince: daysBack(services.map(({ rules }) => rules.tested.windowDays)),
  };
}

/** The pure rules, service by service. Between them others have their turn: a repository may have many. */
export async function answerServices(
  repository: TakenRepository,
  services: PreparedService[],
  facts: RepositorySelfCheckFacts,
  now: Instant,
): Promise<SelfCheckRow[]> {
  const { checkIns, workflows, runs, jobs, areJobsRead, work } = facts;
  const rows: SelfCheckRow[] = [];
  for (const { service, rules, shared, basis } of services) {
    const answers = selfCheck(
      {
        mainline: {
          defaultBranch: repository.default_branch,
          checkIns,
          workflows,
          runs,
          inCommitStage: inCommitStage(service.mapping),
        },
        jobs,
        areJobsRead,
        completeUpTo: repository.complete_up_to,
        knownSince: repository.known_since ?? undefined,
        jobsKnownSince: repository.jobs_known_since ?? undefined,
        ...work,
        isServicePath: isServicePath(servicePaths(service.mapping, { shared })),
      },
      rules,
      now,
    );
    rows.push(selfCheckRow(service, repository.id, basis, answers));
    await setImmediate();
  }
  return rows;
}
