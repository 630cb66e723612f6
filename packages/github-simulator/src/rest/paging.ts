import { Request, Response } from 'express';
import { RestContext } from './RestContext';
import { servedRepository } from './locateRepository';

const DEFAULT_PER_PAGE = 30;
const MAX_PER_PAGE = 100;

/** `per_page`, within GitHub's bounds. */
export function perPage(
  req: Request,
  { unlessTold = DEFAULT_PER_PAGE, most = MAX_PER_PAGE } = {},
): number {
  const asked = Number.parseInt(String(req.query.per_page ?? ''), 10);
  if (!Number.isInteger(asked) || asked < 1) return unlessTold;
  return Math.min(asked, most);
}

/** The page that was asked for, with a `Link` header that points at the others. */
export function pageOf<T>(
  context: RestContext,
  req: Request,
  res: Response,
  items: T[],
  size = perPage(req),
): T[] {
  const page = Math.max(
    1,
    Number.parseInt(String(req.query.page ?? '1'), 10) || 1,
  );
  const last = Math.max(1, Math.ceil(items.length / size));
  const links: string[] = [];
  const link = (rel: string, to: number) =>
    links.push(
      `<${linkTo(context, req, res, { page: String(to) })}>; rel="${rel}"`,
    );
  if (page > 1) link('prev', page - 1);
  if (page < last) {
    link('next', page + 1);
    link('last', last);
  }
  if (page > 1) link('first', 1);
  if (links.length) res.set('link', links.join(', '));
  return items.slice((page - 1) * size, page * size);
}

/** The same request with other parameters, at the address by id that GitHub uses in its links. */
export function linkTo(
  context: RestContext,
  req: Request,
  res: Response,
  changes: Record<string, string | undefined>,
): string {
  const query = new URLSearchParams(req.originalUrl.split('?')[1] ?? '');
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) query.delete(name);
    else query.set(name, value);
  }
  const repository = servedRepository(res);
  const path = repository
    ? `/repositories/${repository.id}${req.path === '/' ? '' : req.path}`
    : req.originalUrl.split('?')[0];
  return `${context.base()}${path}?${query}`;
}
