import type {
  Attempt,
  Commit,
  Repository,
  Run,
} from '@mainline/github-simulator';

/** What a person would read off the simulator's world by the mainline rule. Written apart from the rule, to judge it. */
export interface TrueMainline {
  state: 'failing' | 'passing' | 'no-build';
  /** While failing. */
  redSince?: string;
  brokenBy?: string;
  newestCheckIn?: string;
}

type Verdict = { place: number; sha: string; red: boolean; at: number };

export function mainlineOf(repository: Repository): TrueMainline {
  const shas = mainlineShas(repository);
  const active = repository.workflows.filter(({ state }) => state === 'active');
  const verdicts = active
    .map(workflow =>
      repository.runs
        .filter(run => run.workflow === workflow && run.event === 'push')
        .filter(run => run.branch === repository.defaultBranch)
        .flatMap(run => verdictOf(run, shas))
        .sort((a, b) => a.place - b.place),
    )
    .filter(({ length }) => length > 0);
  const reds = verdicts.map(lastReds).filter(({ length }) => length > 0);
  const newestCheckIn = shas.at(-1);
  if (reds.length === 0) {
    return { state: verdicts.length ? 'passing' : 'no-build', newestCheckIn };
  }
  const firsts = reds.map(([first]) => first);
  const since = Math.min(...firsts.map(({ at }) => at));
  const [broken] = [...firsts].sort((a, b) => a.place - b.place);
  return {
    state: 'failing',
    // GitHub dates to the second.
    redSince: new Date(Math.floor(since / 1000) * 1000).toISOString(),
    brokenBy: broken.sha,
    newestCheckIn,
  };
}

/** First-parent history of the default branch, oldest first. */
function mainlineShas({ branches, commits, defaultBranch }: Repository) {
  const shas: string[] = [];
  let commit: Commit | undefined = commits.get(
    branches.get(defaultBranch) ?? '',
  );
  while (commit) {
    shas.unshift(commit.sha);
    commit = commits.get(commit.parents[0] ?? '');
  }
  return shas;
}

function verdictOf(run: Run, shas: string[]): Verdict[] {
  const conclusive = run.attempts.findLast(isConclusive);
  if (!conclusive) return [];
  return [
    {
      place: shas.indexOf(run.sha),
      sha: run.sha,
      red: conclusive.conclusion !== 'success',
      at: conclusive.updatedAt,
    },
  ];
}

function isConclusive({ conclusion }: Attempt): boolean {
  return ['success', 'failure', 'timed_out', 'startup_failure'].includes(
    conclusion ?? '',
  );
}

/** The reds after the last green. */
function lastReds(verdicts: Verdict[]): Verdict[] {
  return verdicts.slice(verdicts.findLastIndex(({ red }) => !red) + 1);
}
