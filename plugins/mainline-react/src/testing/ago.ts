export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** An instant so long before `now`. */
export function ago(ms: number, now: number): string {
  return new Date(now - ms).toISOString();
}
