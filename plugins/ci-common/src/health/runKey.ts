/** A run's attempt, within its repository. */
export function runKey(attempt: { id: string; attempt: number }): string {
  return `${attempt.id}/${attempt.attempt}`;
}
