/** Whether the server refused because of who asks, whatever the portal's policy said to the page. */
export function isForbidden(error: Error): boolean {
  return (error as Error & { statusCode?: unknown }).statusCode === 403;
}
