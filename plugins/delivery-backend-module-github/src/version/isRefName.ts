/**
 * Whether a branch or tag may have that name: git's own rules (`git check-ref-format`). Others are not asked for; `..` would
 * even walk to another resource of the API.
 */
export function isRefName(name: string): boolean {
  return (
    name.length > 0 &&
    name.length <= 255 &&
    name !== '@' &&
    // eslint-disable-next-line no-control-regex
    !/[\s\u0000-\u001f\u007f~^:?*[\\]|\.\.|@\{|\/\/|^\/|[/.]$/.test(name) &&
    name
      .split('/')
      .every(part => !part.startsWith('.') && !part.endsWith('.lock'))
  );
}
