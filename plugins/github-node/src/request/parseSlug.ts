import { InputError } from '@backstage/errors';

/**
 * `owner/name`, taken apart. Octokit percent-encodes both into the path, but leaves dots: `.` and `..` would walk to another resource.
 */
export function parseSlug(slug: string): { owner: string; repo: string } {
  const [owner, repo, ...rest] = slug.split('/');
  if (rest.length > 0 || !isSegment(owner) || !isSegment(repo)) {
    throw new InputError(
      `'${slug}' is no repository: write owner and name with one slash between them, as in acme/catalog.`,
    );
  }
  return { owner, repo };
}

function isSegment(part: string | undefined): part is string {
  return (
    part !== undefined &&
    part !== '' &&
    part !== '.' &&
    part !== '..' &&
    part.length <= 100 &&
    // eslint-disable-next-line no-control-regex
    !/[\s\u0000-\u001f\u007f]/.test(part)
  );
}
