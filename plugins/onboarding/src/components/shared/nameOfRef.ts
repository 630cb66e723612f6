/** `user:default/kim` is said as `kim`. */
export function nameOfRef(ref: string): string {
  return /^[a-z]+:[^/\s]+\/(.+)$/i.exec(ref)?.[1] ?? ref;
}
