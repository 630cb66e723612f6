import { Schemas } from '../served/ServedGithub';
import { Environment, EnvironmentProtection, Repository } from '../world';
import { renderAccount } from './account';
import { nodeId } from './nodeId';
import { slugOf } from './repository';
import { isoSeconds } from './time';

type Rule = NonNullable<Schemas['environment']['protection_rules']>[number];

/** Each kind of rule of an environment has a place among its ids. */
const RULE_IDS = 10;

export function renderEnvironment(
  base: string,
  repository: Repository,
  environment: Environment,
): Schemas['environment'] {
  const slug = slugOf(repository);
  const name = encodeURIComponent(environment.name);
  const { branches } = environment.protection;
  return {
    id: environment.id,
    node_id: nodeId('EN', environment.id),
    name: environment.name,
    url: `${base}/repos/${slug}/environments/${name}`,
    html_url: `${base}/${slug}/deployments/activity_log?environments_filter=${name}`,
    created_at: isoSeconds(environment.createdAt),
    updated_at: isoSeconds(environment.updatedAt),
    protection_rules: rulesOf(base, repository, environment),
    deployment_branch_policy: branches
      ? {
          protected_branches: branches === 'protected',
          custom_branch_policies: branches === 'custom',
        }
      : null,
  };
}

function rulesOf(
  base: string,
  repository: Repository,
  { id, protection }: Environment,
): Rule[] {
  const rules: Rule[] = [];
  const ruleOf = (place: number) => {
    const ruleId = id * RULE_IDS + place;
    return { id: ruleId, node_id: nodeId('GA', ruleId) };
  };
  if (protection.waitMinutes) {
    const wait_timer = protection.waitMinutes;
    rules.push({ ...ruleOf(1), type: 'wait_timer', wait_timer });
  }
  if (protection.reviewers?.length) {
    rules.push({
      ...ruleOf(2),
      type: 'required_reviewers',
      prevent_self_review: false,
      reviewers: protection.reviewers.map((reviewer, index) =>
        renderReviewer(base, repository, reviewer, id * RULE_IDS + index),
      ),
    });
  }
  if (protection.branches) rules.push({ ...ruleOf(3), type: 'branch_policy' });
  return rules;
}

function renderReviewer(
  base: string,
  { owner }: Repository,
  reviewer: NonNullable<EnvironmentProtection['reviewers']>[number],
  id: number,
) {
  if ('person' in reviewer) {
    const { person: login } = reviewer;
    const account = { id, login, type: 'User' as const };
    return { type: 'User' as const, reviewer: renderAccount(base, account) };
  }
  const slug = reviewer.team.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  const url = `${base}/organizations/${owner.id}/team/${id}`;
  return {
    type: 'Team' as const,
    reviewer: {
      id,
      node_id: nodeId('T', id),
      name: reviewer.team,
      slug,
      description: null,
      privacy: 'closed',
      permission: 'pull',
      url,
      html_url: `${base}/orgs/${owner.login}/teams/${slug}`,
      members_url: `${url}/members{/member}`,
      repositories_url: `${url}/repos`,
      type: 'organization' as const,
      parent: null,
    },
  };
}
