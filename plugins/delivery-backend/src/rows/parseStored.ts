/** What this plugin wrote as JSON itself. */
export function parseStored<T>(json: string): T {
  return JSON.parse(json) as T;
}
