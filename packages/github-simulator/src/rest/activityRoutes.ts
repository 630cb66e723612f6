import { Router } from 'express';
import { linkTo, perPage } from './paging';
import { locatedRepository } from './locateRepository';
import { respond, respondError } from './respond';
import { RestContext } from './RestContext';

const DAY_MS = 86_400_000;

const PERIODS: Record<string, number> = {
  day: DAY_MS,
  week: 7 * DAY_MS,
  month: 31 * DAY_MS,
  quarter: 92 * DAY_MS,
  year: 366 * DAY_MS,
};

/** What happened to the branches, paged by cursors instead of numbers. */
export function addActivityRoutes(router: Router, context: RestContext) {
  router.get('/activity', (req, res) => {
    const { ref, actor, direction, after, before } = req.query;
    const period = req.query.time_period;
    const type = req.query.activity_type;
    if (period !== undefined && !(String(period) in PERIODS)) {
      respondError(context, req, res, 422, 'Invalid time_period');
      return;
    }
    const oldest = period
      ? context.clock.now() - PERIODS[String(period)]
      : -Infinity;
    const found = locatedRepository(res)
      .activities()
      .filter(
        activity =>
          (!ref || [String(ref), `refs/heads/${ref}`].includes(activity.ref)) &&
          (!actor || activity.actor === actor) &&
          (!type || activity.type === type) &&
          activity.at >= oldest,
      );
    if (direction === 'asc') found.reverse();

    const size = perPage(req);
    let start = 0;
    if (after) start = indexOf(found, after) + 1;
    else if (before) start = Math.max(0, indexOf(found, before) - size);
    const page = found.slice(start, start + size);
    const links: string[] = [];
    const link = (rel: string, cursor: Record<string, string | undefined>) =>
      links.push(`<${linkTo(context, req, res, cursor)}>; rel="${rel}"`);
    if (page.length && start + size < found.length) {
      link('next', {
        after: cursorOf(page[page.length - 1]),
        before: undefined,
      });
    }
    if (page.length && start > 0) {
      link('prev', { before: cursorOf(page[0]), after: undefined });
    }
    if (links.length) res.set('link', links.join(', '));
    respond(
      context,
      req,
      res,
      200,
      page.map(one => one.render()),
    );
  });
}

function cursorOf(activity: { id: number }) {
  return Buffer.from(`activity:${activity.id}`).toString('base64url');
}

function indexOf(activities: Array<{ id: number }>, cursor: unknown) {
  return activities.findIndex(one => cursorOf(one) === String(cursor));
}
