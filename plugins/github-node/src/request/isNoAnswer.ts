import { isRead } from './isRead';

/**
 * Whether a success says nothing: its body broke off, or something between here and GitHub answered with a page of its own.
 *
 * Octokit hands out JSON that it can't parse as text, with the status of the answer. Reads may be text (logs), writes are
 * answered with JSON or not at all. Only a 200 promises a body: 201, 202 and 204 come without one.
 */
export function isNoAnswer(
  route: string,
  response: { status: number; data: unknown; headers: object },
): boolean {
  if (route.startsWith('HEAD ')) return false;
  const { status, data } = response;
  const isJson = /^application\/([\w.-]+\+)?json\b/i.test(
    contentTypeOf(response.headers),
  );
  if (isEmpty(data)) return status === 200 && isJson;
  return typeof data !== 'object' || isBytes(data)
    ? isJson || !isRead(route)
    : false;
}

function contentTypeOf(headers: object): string {
  const found = Object.entries(headers).find(
    ([name]) => name === 'content-type',
  );
  return String(found?.[1] ?? '');
}

function isEmpty(data: unknown): boolean {
  return (
    data === undefined ||
    data === '' ||
    (isBytes(data) && data.byteLength === 0)
  );
}

/** One of another realm is no instance of our `ArrayBuffer`. */
function isBytes(data: unknown): data is ArrayBuffer {
  return Object.prototype.toString.call(data) === '[object ArrayBuffer]';
}
