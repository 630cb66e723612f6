import {
  defaultSelfCheckRules,
  selfCheck,
  selfCheckQuestions,
} from '@mainline/backstage-plugin-ci-common';
import type {
  CheckInRef,
  SelfCheckOverview,
  SelfCheckSummary,
  SelfCheckVerdict,
  ServiceHealth,
  ServiceSelfCheck,
  TeamSelfCheck,
} from '@mainline/backstage-plugin-ci-common';
import { selfCheckFacts, type TeamHabit } from './selfCheckFacts';

const verdicts: Record<
  TeamHabit,
  [daily: SelfCheckVerdict, tested: SelfCheckVerdict, fixing: SelfCheckVerdict]
> = {
  exemplary: ['yes', 'yes', 'yes'],
  untested: ['yes', 'no', 'yes'],
  slow: ['no', 'yes', 'no'],
  flaky: ['yes', 'yes', 'no'],
  young: ['not-enough-data', 'not-enough-data', 'not-enough-data'],
  dormant: ['not-enough-data', 'not-enough-data', 'not-enough-data'],
};

/** What the rules come to for each habit, without asking them for every row of a list. */
export function summaryOf(habit: TeamHabit, at: string): SelfCheckSummary {
  const [daily, tested, fixing] = verdicts[habit];
  return { daily, tested, fixing, dormant: habit === 'dormant', at };
}

/** The answers of the real rules to the facts of that habit. */
export function selfCheckOf(
  health: ServiceHealth,
  habit: TeamHabit,
  now: number,
): ServiceSelfCheck {
  const { service, repositoryUrl } = health;
  const facts = selfCheckFacts(habit, { name: service.name, now });
  const checkIns: Record<string, CheckInRef> = Object.fromEntries(
    facts.mainline.checkIns.map(each => [
      each.sha,
      {
        sha: each.sha,
        message: each.message,
        author: each.author,
        at: each.reachedMainlineAt,
        url: each.url,
      },
    ]),
  );
  return {
    service,
    repositoryUrl,
    rules: defaultSelfCheckRules,
    selfCheck: selfCheck(
      facts,
      defaultSelfCheckRules,
      new Date(now).toISOString(),
    ),
    checkIns,
    workflowNames: { '1': 'unit-tests' },
  };
}

/** Counts the answers of rows, as the backend does. */
export function overviewOf(services: ServiceHealth[]): SelfCheckOverview {
  const answered = services.filter(each => each.selfCheck);
  const owners = [
    ...new Set(answered.flatMap(each => each.service.owner ?? [])),
  ].sort();
  const teams: TeamSelfCheck[] = owners.map(owner => ({
    owner,
    ...countOf(answered.filter(each => each.service.owner === owner)),
  }));
  const unowned = answered.filter(each => !each.service.owner);
  return {
    teams: unowned.length > 0 ? [...teams, countOf(unowned)] : teams,
    all: countOf(answered),
    at: answered.flatMap(each => each.selfCheck?.at ?? []).sort()[0],
  };
}

function countOf(services: ServiceHealth[]): Omit<TeamSelfCheck, 'owner'> {
  const none = () => ({ yes: 0, no: 0, 'not-enough-data': 0 });
  const counts = { daily: none(), tested: none(), fixing: none() };
  for (const { selfCheck: summary } of services) {
    for (const question of selfCheckQuestions) {
      if (summary) counts[question][summary[question]] += 1;
    }
  }
  return {
    ...counts,
    services: services.length,
    dormant: services.filter(each => each.selfCheck?.dormant).length,
  };
}
