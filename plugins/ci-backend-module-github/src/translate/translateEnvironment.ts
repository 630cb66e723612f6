import type {
  EnvironmentReviewer,
  RepositoryFact,
  SeenEnvironment,
} from '@mainline/backstage-plugin-ci-common';
import { z } from 'zod';
import { count, id, instant, listOf, optional, text } from './lenientFields';

const reviewer = z
  .object({
    type: text,
    reviewer: z.object({ login: optional(text), name: optional(text) }),
  })
  .transform(({ type, reviewer: { login, name } }, context) => {
    const isTeam = type === 'Team';
    const called = isTeam ? name : login;
    if (called) return { kind: isTeam ? 'team' : 'person', name: called };
    context.addIssue({ code: 'custom', message: 'has no name' });
    return z.NEVER;
  });

const body = z.object({
  id,
  name: text,
  html_url: optional(text),
  updated_at: optional(instant),
  protection_rules: listOf(
    z.object({
      type: text,
      wait_timer: optional(count),
      reviewers: listOf(reviewer),
    }),
  ),
  deployment_branch_policy: optional(
    z.object({ protected_branches: optional(z.boolean()) }),
  ),
});

/** An entry of `GET /repos/{owner}/{repo}/environments`; undefined without its id or its name. */
export function translateEnvironment(
  value: unknown,
  repository: Pick<RepositoryFact, 'id'>,
): SeenEnvironment | undefined {
  const read = body.safeParse(value);
  if (!read.success) return undefined;
  const environment = read.data;
  const rules = environment.protection_rules;
  const policy = environment.deployment_branch_policy;
  return {
    repositoryId: repository.id,
    id: environment.id,
    name: environment.name,
    reviewers: rules.flatMap(rule => rule.reviewers as EnvironmentReviewer[]),
    waitMinutes: rules.find(rule => rule.wait_timer)?.wait_timer,
    branches: policy && (policy.protected_branches ? 'protected' : 'custom'),
    updatedAt: environment.updated_at,
    url: environment.html_url,
  };
}
