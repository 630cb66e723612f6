/** A repository's own fields may hold any text: GitHub sends them with every delivery, and nobody here reads them. */
const field = 'purpose';

/** The body of a delivery, in as many bytes as told, or as many as it has where these are more. */
export function padPayload(
  payload: Record<string, unknown>,
  bytes: number,
): string {
  const plain = JSON.stringify(withText(payload, ''));
  const missing = bytes - Buffer.byteLength(plain);
  return missing > 0
    ? JSON.stringify(withText(payload, 'x'.repeat(missing)))
    : plain;
}

function withText(payload: Record<string, unknown>, text: string): object {
  const repository = payload.repository as object | undefined;
  return {
    ...payload,
    repository: { ...repository, custom_properties: { [field]: text } },
  };
}
