import { Router } from 'express';
import { locatedRepository } from './locateRepository';
import { pageOf } from './paging';
import { resolveRef } from './resolveRef';
import { respond, respondError } from './respond';
import { RestContext } from './RestContext';

const MAX_COMMITS = 250;
const MAX_FILES = 300;

/** What a branch has that another lacks. */
export function addComparisonRoutes(router: Router, context: RestContext) {
  router.get(/^\/compare\/(.+)$/, (req, res) => {
    const repository = locatedRepository(res);
    const basehead = decodeURIComponent(req.path.slice('/compare/'.length));
    const [base, head] = basehead
      .split('...')
      .map(ref => resolveRef(repository, ref));
    const found = base && head && repository.compare(base, head);
    if (!found) {
      respondError(context, req, res, 404, 'Not Found');
      return;
    }
    const { url, html_url: page } = repository.repository();
    const { ahead, behind, files } = found;
    const isPaged =
      req.query.per_page !== undefined || req.query.page !== undefined;
    const isFirstPage = ['1', ''].includes(String(req.query.page ?? ''));
    const html = `${page}/compare/${basehead}`;
    respond(context, req, res, 200, {
      url: `${url}/compare/${basehead}`,
      html_url: html,
      permalink_url: `${page}/compare/${base}...${head}`,
      diff_url: `${html}.diff`,
      patch_url: `${html}.patch`,
      base_commit: found.base,
      merge_base_commit: found.mergeBase,
      status: statusOf(ahead.length, behind),
      ahead_by: ahead.length,
      behind_by: behind,
      total_commits: ahead.length,
      commits: isPaged
        ? pageOf(context, req, res, ahead)
        : ahead.slice(-MAX_COMMITS),
      files: isFirstPage ? files.slice(0, MAX_FILES) : [],
    });
  });
}

function statusOf(ahead: number, behind: number) {
  if (ahead && behind) return 'diverged';
  if (ahead) return 'ahead';
  return behind ? 'behind' : 'identical';
}
