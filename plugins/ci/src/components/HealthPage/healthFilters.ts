import {
  type HealthState,
  type SelfCheckQuestion,
  selfCheckQuestions,
  type SelfCheckVerdict,
  type ServiceSort,
  type ServicesQuery,
} from '@mainline/backstage-plugin-ci-common';
import type { FiltersOf } from '@mainline/backstage-plugin-mainline-react';

/** What the URL of `/ci` may hold. */
export const healthFilters = {
  q: 'text',
  owner: 'list',
  system: 'list',
  state: 'list',
  flaky: 'flag',
  late: 'flag',
  selfCheck: 'list',
  mine: 'flag',
  sort: 'text',
  pages: 'number',
} as const;

export type HealthFilters = FiltersOf<typeof healthFilters>;

export const healthStates: HealthState[] = [
  'failing',
  'passing',
  'no-build',
  'unmapped',
];

export const serviceSorts: ServiceSort[] = [
  'attention',
  'name',
  'last-check-in',
];

export type SelfCheckFilter = `${SelfCheckQuestion}:${SelfCheckVerdict}`;

const answers: SelfCheckVerdict[] = ['yes', 'no', 'not-enough-data'];

/** Every answer to each of the questions. */
export const selfCheckAnswers = selfCheckQuestions.flatMap(question =>
  answers.map(answer => ({
    question,
    answer,
    word: `${question}:${answer}` satisfies SelfCheckFilter,
  })),
);

/** A word that somebody typed into the URL and that is none of ours counts as absent. */
function known<T extends string>(words: T[], word: string | undefined) {
  return words.find(each => each === word);
}

export function sortOf(filters: HealthFilters): ServiceSort {
  return known(serviceSorts, filters.sort) ?? 'attention';
}

/** @param ownership - the reader's own refs, for "my services" */
export function servicesQuery(
  filters: HealthFilters,
  ownership: string[],
): ServicesQuery {
  const sort = sortOf(filters);
  return {
    q: filters.q,
    state: filters.state.flatMap(word => known(healthStates, word) ?? []),
    flaky: filters.flaky || undefined,
    late: filters.late || undefined,
    owner: filters.mine ? ownership : filters.owner,
    system: filters.system,
    selfCheck: filters.selfCheck.flatMap(
      word => selfCheckAnswers.find(each => each.word === word)?.word ?? [],
    ),
    sort,
    order: sort === 'last-check-in' ? 'desc' : undefined,
  };
}
