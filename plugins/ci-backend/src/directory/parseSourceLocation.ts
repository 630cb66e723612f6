import type { RepositoryLocator } from '@mainline/backstage-plugin-ci-common';

/** Where a source location points. */
export interface SourceLocation extends RepositoryLocator {
  /** Without slashes at its ends; absent at the root. */
  folder?: string;
}

/**
 * Reads `url:https://github.com/acme/shop/tree/main/services/catalog/`; undefined where it names no repository.
 * The branch is taken as one segment: a URL alone does not tell where a branch with slashes ends.
 */
export function parseSourceLocation(value: string): SourceLocation | undefined {
  const url = urlOf(value);
  if (!url) return undefined;
  const segments = segmentsOf(url);
  if (!segments) return undefined;

  const [owner, name, view, , ...path] = segments;
  if (!owner || !name || /\s/.test(owner + name)) return undefined;
  const folder = view === 'blob' ? path.slice(0, -1) : path;
  return {
    host: url.host,
    slug: `${owner}/${name.replace(/\.git$/, '')}`,
    folder:
      (view === 'tree' || view === 'blob') && folder.length > 0
        ? folder.join('/')
        : undefined,
  };
}

function urlOf(value: string): URL | undefined {
  if (!value.startsWith('url:')) return undefined;
  try {
    const url = new URL(value.slice('url:'.length));
    return url.protocol === 'https:' || url.protocol === 'http:'
      ? url
      : undefined;
  } catch {
    return undefined; // Not a URL: the caller says so to the reader.
  }
}

function segmentsOf(url: URL): string[] | undefined {
  try {
    return url.pathname
      .split('/')
      .filter(segment => segment !== '')
      .map(decodeURIComponent);
  } catch {
    return undefined; // A lone percent sign.
  }
}
