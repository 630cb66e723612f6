/** Compares two values that may be absent: what is absent comes first. */
export function compare<T extends string | number | boolean>(
  a: T | undefined,
  b: T | undefined,
): number {
  if (a === b) return 0;
  if (a === undefined) return -1;
  if (b === undefined) return 1;
  return a < b ? -1 : 1;
}

/** The greater of two values, or the only one there is. */
export function greater<T extends string | number>(
  a: T | undefined,
  b: T | undefined,
): T | undefined {
  return compare(a, b) < 0 ? b : a;
}

const statuses = ['requested', 'queued', 'pending', 'waiting', 'in_progress'];

/** How far along a status is, among those that are not completed; a word that is not known is the least. */
export function progressOf(status: string): number {
  return statuses.indexOf(status);
}

/**
 * For each of the keys, the value of whichever fact knows it. Where both do and disagree the greater stands, whichever
 * fact is newer: it could not be otherwise without keeping the age of every single field, or else the result would
 * depend on the order of arrival. So this serves only what does not change while the thing described lives.
 */
export function whoeverKnows<T extends object, K extends keyof T>(
  keys: readonly K[],
  a: T,
  b: T,
): Partial<Pick<T, K>> {
  const known: Partial<Pick<T, K>> = {};
  for (const key of keys) {
    const value = greater(
      a[key] as string | undefined,
      b[key] as string | undefined,
    );
    if (value !== undefined) known[key] = value as T[K];
  }
  return known;
}
