/** Some of GitHub's answers add the ref that the file was read from: `.github/workflows/ci.yml@main`. */
export function workflowPath(path: string | undefined): string | undefined {
  return path?.replace(/(\.ya?ml)@.*$/, '$1');
}
