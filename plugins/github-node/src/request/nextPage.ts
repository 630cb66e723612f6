/**
 * The address of the next page, from a `Link` header. GitHub may point at `/repositories/{id}/…`, whatever was asked for.
 *
 * The token only ever goes to `apiBaseUrl`: a link that names another origin (a proxy that does not rewrite links, a recording) is read as a path below it.
 */
export function nextPage(
  link: string | undefined,
  apiBaseUrl: string,
): string | undefined {
  const target = /<([^<>]+)>\s*;[^,<]*\brel="?next"?/.exec(link ?? '')?.[1];
  if (!target) return undefined;
  const url = new URL(target, `${apiBaseUrl}/`);
  if (url.origin === new URL(apiBaseUrl).origin) return url.toString();
  return `${apiBaseUrl}${url.pathname.replace(/^\/api\/v3(?=\/)/, '')}${
    url.search
  }`;
}
