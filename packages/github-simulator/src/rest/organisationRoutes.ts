import { Router } from 'express';
import { Schemas, ServedRepository } from '../served/ServedGithub';
import { pageOf } from './paging';
import { respond, respondError } from './respond';
import { RestContext } from './RestContext';

type Listed = Schemas['minimal-repository'];

/** By what a list may be sorted, and whether its greatest comes first unless told. */
const SORTS: Record<
  string,
  { by: (repository: Listed) => string; descending: boolean }
> = {
  created: { by: each => each.created_at ?? '', descending: true },
  updated: { by: each => each.updated_at ?? '', descending: true },
  pushed: { by: each => each.pushed_at ?? '', descending: true },
  full_name: { by: each => each.full_name, descending: false },
};

/** What an organisation has. */
export function addOrganisationRoutes(router: Router, context: RestContext) {
  router.get('/orgs/:org/repos', (req, res) => {
    const owner = req.params.org.toLowerCase();
    const owned = context.github
      .repositories()
      .filter(({ slug }) => slug.split('/')[0].toLowerCase() === owner)
      .map(listed);
    if (!owned.some(each => each.owner.type === 'Organization')) {
      respondError(context, req, res, 404, 'Not Found');
      return;
    }
    const sort = SORTS[String(req.query.sort ?? 'created')] ?? SORTS.created;
    const descending = req.query.direction
      ? req.query.direction === 'desc'
      : sort.descending;
    const sorted = owned.sort(
      (a, b) =>
        (sort.by(a) < sort.by(b) ? -1 : Number(sort.by(a) > sort.by(b))) *
        (descending ? -1 : 1),
    );
    respond(context, req, res, 200, pageOf(context, req, res, sorted));
  });
}

/** A repository as lists of repositories carry it. */
function listed(served: ServedRepository): Listed {
  const {
    organization: _organization,
    parent: _parent,
    source: _source,
    license: _license,
    temp_clone_token: _token,
    ...repository
  } = served.repository();
  return repository;
}
