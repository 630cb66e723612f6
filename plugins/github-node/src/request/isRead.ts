export function isRead(route: string): boolean {
  return /^(GET|HEAD) /.test(route);
}
