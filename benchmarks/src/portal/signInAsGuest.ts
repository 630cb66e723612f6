/** The token that the portal gives to a browser whose reader enters as guest. */
export async function signInAsGuest(
  backendUrl: string,
  signal?: AbortSignal,
): Promise<string> {
  const response = await fetch(`${backendUrl}/api/auth/guest/refresh`, {
    method: 'POST',
    headers: { 'x-requested-with': 'XMLHttpRequest' },
    signal,
  });
  if (!response.ok) {
    throw new Error(
      `The portal did not let a guest in: ${
        response.status
      } ${await response.text()}`,
    );
  }
  const { backstageIdentity } = (await response.json()) as {
    backstageIdentity: { token: string };
  };
  return backstageIdentity.token;
}
