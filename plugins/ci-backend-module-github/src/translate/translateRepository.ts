import {
  repositoryId,
  type RepositoryFact,
  type RepositoryLocator,
} from '@mainline/backstage-plugin-ci-common';
import { z } from 'zod';
import { id, optional, text } from './lenientFields';

const slug = text.pipe(z.string().regex(/^[^/\s]+\/[^/\s]+$/));

const locatorBody = z.object({ full_name: slug });

const body = z.object({
  id,
  full_name: slug,
  default_branch: text,
  html_url: optional(text),
  archived: optional(z.boolean()),
});

/** A repository of REST or of a webhook's payload; undefined without id, name or default branch. */
export function translateRepository(
  value: unknown,
  host: string,
): RepositoryFact | undefined {
  const read = body.safeParse(value);
  if (!read.success) return undefined;
  const repository = read.data;
  return {
    host,
    slug: repository.full_name,
    id: repositoryId(host, repository.id),
    url: repository.html_url ?? `https://${host}/${repository.full_name}`,
    defaultBranch: repository.default_branch,
    archived: repository.archived ?? false,
  };
}

/** Where it is, for a body that does not describe it wholly. */
export function translateRepositoryLocator(
  value: unknown,
  host: string,
): RepositoryLocator | undefined {
  const read = locatorBody.safeParse(value);
  return read.success ? { host, slug: read.data.full_name } : undefined;
}
