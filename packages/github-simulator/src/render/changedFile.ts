import { createHash } from 'node:crypto';
import { Schemas } from '../served/ServedGithub';
import { Repository } from '../world';
import { slugOf } from './repository';

/** A file that a commit changed; by how much is not known here. */
export function renderChangedFile(
  base: string,
  repository: Repository,
  sha: string,
  path: string,
): Schemas['diff-entry'] {
  const slug = slugOf(repository);
  const escaped = path.split('/').map(encodeURIComponent).join('/');
  return {
    sha: createHash('sha1').update(`${sha} ${path}`).digest('hex'),
    filename: path,
    status: 'modified',
    additions: 1,
    deletions: 1,
    changes: 2,
    blob_url: `${base}/${slug}/blob/${sha}/${escaped}`,
    raw_url: `${base}/${slug}/raw/${sha}/${escaped}`,
    contents_url: `${base}/repos/${slug}/contents/${escaped}?ref=${sha}`,
  };
}
