import { Account, Commit, Repository } from './model';
import { WorldState } from './WorldState';

const FILES = ['src/index.ts', 'src/service.ts', 'src/routes.ts', 'README.md'];
const TESTED = ['src/service.ts', 'src/service.test.ts'];
const DEPENDENCIES = ['package.json', 'yarn.lock'];

/** What may be told of a commit before it is there. @public */
export interface NewCommit {
  message?: string;
  author?: Account;
  committer?: Account;
  /** When it was written and committed, where it was pushed later; now unless told. */
  authoredAt?: number;
  /** When it was committed, where it was written before. */
  committedAt?: number;
  /** The files that it changed. */
  paths?: string[];
}

/** A commit that is on no branch yet. */
export function addCommit(
  state: WorldState,
  repository: Repository,
  options: NewCommit & {
    parents: Array<string | undefined>;
    treeSha?: string;
  },
): Commit {
  const now = state.clock.now();
  const author = options.author ?? repository.owner;
  const sha = state.random.hex(40);
  const commit: Commit = {
    sha,
    treeSha: options.treeSha ?? state.random.hex(40),
    parents: options.parents.filter(parent => parent !== undefined),
    message: options.message ?? `Change ${repository.commits.size + 1}`,
    author,
    committer: options.committer ?? author,
    authoredAt: options.authoredAt ?? now,
    committedAt: options.committedAt ?? options.authoredAt ?? now,
    paths: options.paths ?? believablePaths(sha, author.type === 'Bot'),
  };
  repository.commits.set(commit.sha, commit);
  return commit;
}

/** Taken from the SHA, because a random number more would change the rest of a story. */
function believablePaths(sha: string, isBot: boolean): string[] {
  if (isBot) return [...DEPENDENCIES];
  const choice = Number.parseInt(sha.slice(0, 2), 16);
  return choice % 3 === 0 ? [...TESTED] : [FILES[choice % FILES.length]];
}

/**
 * A commit and all that can be reached from it, newest first as `git log` tells them: what a merge brought stands among
 * the others by its date.
 */
export function historyOf(repository: Repository, sha: string): Commit[] {
  const first = repository.commits.get(sha);
  const history: Commit[] = [];
  const seen = new Set([sha]);
  // As many as there are lines of history side by side, which are few.
  const open = first ? [first] : [];
  while (open.length) {
    const commit = takeNewest(open);
    history.push(commit);
    for (const parent of commit.parents) {
      const found = repository.commits.get(parent);
      if (!found || seen.has(parent)) continue;
      seen.add(parent);
      open.push(found);
    }
  }
  return history;
}

function takeNewest(open: Commit[]): Commit {
  let newest = 0;
  open.forEach(({ committedAt }, index) => {
    if (committedAt > open[newest].committedAt) newest = index;
  });
  return open.splice(newest, 1)[0];
}

/** Those that can be reached from `head` and not from `base`, oldest first. */
export function commitsAhead(
  repository: Repository,
  base: string,
  head: string,
): Commit[] {
  const known = reachableFrom(repository, base);
  const ahead: Commit[] = [];
  const seen = new Set<string>();
  const visit = (from: string) => {
    // Children behind their parents, without a stack of calls as deep as the history.
    const stack = [{ sha: from, isDone: false }];
    for (let at = stack.pop(); at; at = stack.pop()) {
      const commit = repository.commits.get(at.sha);
      if (!commit || known.has(at.sha)) continue;
      if (at.isDone) ahead.push(commit);
      else if (!seen.has(at.sha)) {
        seen.add(at.sha);
        stack.push({ sha: at.sha, isDone: true });
        for (const sha of commit.parents.toReversed()) {
          stack.push({ sha, isDone: false });
        }
      }
    }
  };
  visit(head);
  return ahead;
}

/** A commit and all before it. */
export function reachableFrom(
  repository: Repository,
  sha: string,
): Set<string> {
  const seen = new Set<string>();
  const open = [sha];
  for (let at = open.pop(); at; at = open.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    open.push(...(repository.commits.get(at)?.parents ?? []));
  }
  return seen;
}
