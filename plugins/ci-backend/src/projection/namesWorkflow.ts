import picomatch from 'picomatch';

/** What a glob may name a workflow by. */
export interface NamedWorkflow {
  path?: string;
  name?: string;
}

/** Whether one of some globs fits a workflow's file name (`ci.yml`), its whole path, or its name. */
export function namesWorkflow(
  globs: string[],
): (workflow: NamedWorkflow) => boolean {
  if (globs.length === 0) return () => false;
  const fits = picomatch(globs, { dot: true });
  return ({ path, name }) =>
    (path !== undefined &&
      (fits(path) || fits(path.slice(path.lastIndexOf('/') + 1)))) ||
    (name !== undefined && fits(name));
}
