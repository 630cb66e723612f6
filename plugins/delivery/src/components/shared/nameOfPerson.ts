/** `user:default/kim` is said as `kim`; the subject of a service and a source's login as they are. */
export function nameOfPerson(ref: string): string {
  return /^[a-z]+:[^/\s]+\/(.+)$/i.exec(ref)?.[1] ?? ref;
}
