import { Router } from 'express';
import { RestContext } from '../rest/RestContext';
import { renderPage } from './renderPage';

/** Paths that are the REST API's, not pages of an owner of that name. */
const NO_OWNERS = [
  'repos',
  'repositories',
  'installation',
  'user',
  'users',
  'rate_limit',
];

/** The pages that `html_url` leads to. */
export function addPageRoutes(router: Router, context: RestContext) {
  router.get('/', (_req, res) => {
    const repositories = context.github.repositories();
    res.type('html').send(
      renderPage(
        'Repositories',
        repositories.map(({ slug }) => ({ name: slug, href: `/${slug}` })),
      ),
    );
  });

  router.get(['/:owner/:repo', '/:owner/:repo/*'], (req, res, next) => {
    const { owner, repo } = req.params;
    const repository =
      NO_OWNERS.includes(owner) || !req.accepts('html')
        ? undefined
        : context.github.bySlug(`${owner}/${repo}`);
    if (!repository) {
      next();
      return;
    }
    const [, run] = /\/actions\/runs\/(\d+)/.exec(req.path) ?? [];
    const [, commit] = /\/commit\/([0-9a-f]+)/.exec(req.path) ?? [];
    const newest = repository
      .runs()
      .slice(0, 20)
      .map(one => one.render());
    let title = repository.slug;
    if (run) title = `Run ${run} of ${repository.slug}`;
    else if (commit)
      title = `Commit ${commit.slice(0, 7)} of ${repository.slug}`;
    res.type('html').send(
      renderPage(
        title,
        newest.map(one => ({
          name: `${one.name} #${one.run_number}: ${
            one.conclusion ?? one.status
          }`,
          href: `/${repository.slug}/actions/runs/${one.id}`,
        })),
      ),
    );
  });
}
