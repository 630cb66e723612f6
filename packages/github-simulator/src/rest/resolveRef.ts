import { ServedRepository } from '../served/ServedGithub';

/** The SHA that a name of a branch or tag, a SHA, or the beginning of one means. */
export function resolveRef(
  repository: ServedRepository,
  ref: string,
): string | undefined {
  const name = ref.replace(/^refs\/heads\//, '');
  const branch = repository.branches().find(one => one.name === name);
  if (branch) return branch.sha;
  const tag = repository
    .tags()
    .find(one => one.name === ref.replace(/^refs\/tags\//, ''));
  if (tag) return tag.sha;
  if (repository.commit(ref)) return ref;
  if (!/^[0-9a-f]{7,39}$/.test(ref)) return undefined;
  return repository
    .branches()
    .flatMap(({ sha }) => repository.history(sha))
    .find(({ sha }) => sha.startsWith(ref))?.sha;
}
