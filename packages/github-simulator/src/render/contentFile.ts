import { createHash } from 'node:crypto';
import { Schemas } from '../served/ServedGithub';

/** GitHub breaks the lines of base64 after so many characters. */
const LINE = 60;

/** A file as `GET /contents/{path}` tells it. */
export function renderContentFile(
  repository: Pick<Schemas['full-repository'], 'url' | 'html_url'>,
  path: string,
  ref: string,
  text: string,
): Schemas['content-file'] {
  const bytes = Buffer.from(text, 'utf8');
  const lines = bytes.toString('base64').match(new RegExp(`.{1,${LINE}}`, 'g'));
  return {
    ...renderContentEntry(repository, path, ref, text),
    content: (lines ?? []).map(line => `${line}\n`).join(''),
    encoding: 'base64',
  };
}

/** The same as a list of a folder tells it: without its content. */
export function renderContentEntry(
  { url: api, html_url: page }: { url: string; html_url: string },
  path: string,
  ref: string,
  text: string,
) {
  const bytes = Buffer.from(text, 'utf8');
  const sha = createHash('sha1')
    .update(`blob ${bytes.length}\0`)
    .update(bytes)
    .digest('hex');
  const url = `${api}/contents/${path}?ref=${encodeURIComponent(ref)}`;
  const git = `${api}/git/blobs/${sha}`;
  const html = `${page}/blob/${ref}/${path}`;
  return {
    name: path.split('/').at(-1) ?? path,
    path,
    sha,
    size: bytes.length,
    url,
    html_url: html,
    git_url: git,
    download_url: `${page}/raw/${ref}/${path}`,
    type: 'file' as const,
    _links: { self: url, git, html },
  };
}
