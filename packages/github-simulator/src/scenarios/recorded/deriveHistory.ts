import { renderAccountless } from './renderAccountless';
import { Schemas, ServedBranch } from '../../served/ServedGithub';

type RunRow = Schemas['workflow-run'];

/** What the runs of a repository tell about its commits, as those were not recorded themselves. */
export interface RecordedHistory {
  defaultBranch: string;
  branches: ServedBranch[];
  commits: Map<string, Schemas['commit']>;
  /** Newest first. */
  activities: Schemas['activity'][];
}

/** A commit that was seen on a branch, and since when at the latest. */
interface Sighting {
  sha: string;
  branch: string;
  at: number;
  row: RunRow;
}

/**
 * The head commit of a push run reached its branch when the run was created. A scheduled or manual run shows too that its
 * commit was on the branch by then, but not since when: such a commit is in the list of commits, and not in the activity.
 */
export function deriveHistory(rows: RunRow[]): RecordedHistory {
  const own = rows.filter(
    row =>
      row.head_commit &&
      row.head_branch &&
      !row.event.startsWith('pull_request') &&
      row.head_repository?.id === row.repository.id,
  );
  const pushes = own.filter(({ event }) => event === 'push');
  const defaultBranch =
    mostCommonBranch(pushes) ?? mostCommonBranch(own) ?? 'main';

  const branches = Array.from(
    new Set(own.map(row => row.head_branch ?? '')),
    name => ({ name, sightings: sightingsOn(own, name) }),
  );
  const commits = new Map<string, Schemas['commit']>();
  for (const { sightings } of branches) {
    sightings.forEach(({ sha, row }, index) => {
      if (!commits.has(sha)) {
        commits.set(sha, renderAccountless(row, sightings[index - 1]?.sha));
      }
    });
  }
  for (const row of rows) {
    if (row.head_commit && !commits.has(row.head_sha)) {
      commits.set(row.head_sha, renderAccountless(row, undefined));
    }
  }
  return {
    defaultBranch,
    commits,
    branches: branches.map(({ name, sightings }) => ({
      name,
      sha: sightings[sightings.length - 1].sha,
      isProtected: name === defaultBranch,
    })),
    activities: deriveActivities(pushes).reverse(),
  };
}

/** The commits of a branch, in the order in which they were first seen there. */
function sightingsOn(rows: RunRow[], branch: string): Sighting[] {
  const first = new Map<string, Sighting>();
  for (const row of rows.filter(one => one.head_branch === branch)) {
    const at = Date.parse(
      row.event === 'push'
        ? row.created_at
        : row.head_commit?.timestamp ?? row.created_at,
    );
    const known = first.get(row.head_sha);
    if (!known || at < known.at) {
      first.set(row.head_sha, { sha: row.head_sha, branch, at, row });
    }
  }
  return [...first.values()].sort((a, b) => a.at - b.at);
}

function deriveActivities(pushes: RunRow[]): Schemas['activity'][] {
  const branches = new Set(pushes.map(row => row.head_branch ?? ''));
  return [...branches]
    .flatMap(branch => {
      const sightings = sightingsOn(pushes, branch);
      return sightings.map(({ sha, at, row }, index) => ({
        id: Number(row.check_suite_id ?? row.id),
        node_id: `PSH_supplied_${row.id}`,
        before: sightings[index - 1]?.sha ?? '0'.repeat(40),
        after: sha,
        ref: `refs/heads/${branch}`,
        timestamp: new Date(at).toISOString().replace('.000Z', 'Z'),
        activity_type: 'push' as const,
        actor: row.actor ?? null,
      }));
    })
    .sort((a, b) => Date.parse(a.timestamp) - Date.parse(b.timestamp));
}

function mostCommonBranch(rows: RunRow[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { head_branch: branch } of rows) {
    if (branch) counts.set(branch, (counts.get(branch) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}
