import { createHash } from 'node:crypto';
import { Request, Response } from 'express';
import { FaultKind } from '../faults/Faults';
import { verbatimPointers } from './Exchange';
import { RestContext } from './RestContext';

const DOCUMENTATION = 'https://docs.github.com/rest';
const API_VERSION = '2022-11-28';

/** Answers with JSON, or 304 where the asker has it already; only the former counts against the limit. */
export function respond(
  context: RestContext,
  req: Request,
  res: Response,
  status: number,
  body?: unknown,
) {
  const text = body === undefined ? undefined : JSON.stringify(body);
  let answered = status;
  if (text !== undefined && req.method === 'GET' && status === 200) {
    const etag = `W/"${createHash('sha256').update(text).digest('hex')}"`;
    res.set('etag', etag);
    res.set('cache-control', 'private, max-age=60, s-maxage=60');
    if (asksFor(req, etag)) answered = 304;
  }
  const counted =
    answered !== 304 && status !== 401 && req.path !== '/rate_limit';
  if (counted && !context.limiter.exhausted) context.limiter.count();
  setCommonHeaders(context, res);
  const answeredBody = answered === 304 ? undefined : text;
  if (answeredBody === undefined) res.status(answered).end();
  else res.status(answered).type('application/json').send(answeredBody);
  logRequest(context, req, res, answered, counted);
  context.onResponse?.({
    method: req.method,
    path: originalPath(req),
    query: req.originalUrl.split('?')[1] ?? '',
    status: answered,
    headers: Object.fromEntries(
      Object.entries(res.getHeaders()).map(([name, value]) => [
        name,
        String(value),
      ]),
    ),
    // Through JSON, because that is what the asker sees.
    body: answeredBody === undefined ? undefined : JSON.parse(answeredBody),
    verbatim: verbatimPointers(body),
  });
}

/** Notes what was asked, and what came of it; the status is 0 where nothing was done or answered. */
export function logRequest(
  context: RestContext,
  req: Request,
  res: Response,
  status: number,
  counted: boolean,
) {
  context.requests.add({
    method: req.method,
    url: req.originalUrl,
    path: originalPath(req),
    status,
    body: req.method === 'GET' ? undefined : req.body,
    at: context.clock.now(),
    notModified: status === 304,
    counted,
    fault: res.locals.fault as FaultKind | undefined,
  });
}

/** GitHub's form of an error. */
export function respondError(
  context: RestContext,
  req: Request,
  res: Response,
  status: number,
  message: string,
) {
  respond(context, req, res, status, {
    message,
    documentation_url: DOCUMENTATION,
    status: String(status),
  });
}

/** What GitHub sends with every answer. */
export function setCommonHeaders(context: RestContext, res: Response) {
  const { limit, remaining, reset, used } = context.limiter.state();
  res.set({
    'x-github-api-version-selected': API_VERSION,
    'x-github-media-type': 'github.v3; format=json',
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': String(remaining),
    'x-ratelimit-reset': String(reset),
    'x-ratelimit-used': String(used),
    'x-ratelimit-resource': 'core',
    date: new Date(context.clock.now()).toUTCString(),
  });
}

function asksFor(req: Request, etag: string) {
  const strip = (tag: string) => tag.trim().replace(/^W\//, '');
  return (req.get('if-none-match') ?? '')
    .split(',')
    .some(tag => strip(tag) === strip(etag));
}

function originalPath(req: Request) {
  return req.originalUrl.split('?')[0];
}
