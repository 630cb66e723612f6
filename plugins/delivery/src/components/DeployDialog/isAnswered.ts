/**
 * Whether the backend said no. Without its answer nobody knows whether it said yes: what stands between may have failed
 * after that.
 */
export function isAnswered(error: Error): boolean {
  const { statusCode } = error as Error & { statusCode?: number };
  return statusCode !== undefined && statusCode >= 400 && statusCode < 500;
}
