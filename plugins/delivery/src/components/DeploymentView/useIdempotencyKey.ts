import { useCallback, useRef } from 'react';

/**
 * One key per order and visit: a second press, or another try after no answer came, sends the same one, and the backend
 * makes one deployment of them. Another order gets another key, and does not make the first one's forgotten.
 */
export function useIdempotencyKey(): (order: object) => string {
  const keys = useRef(new Map<string, string>());
  return useCallback((order: object) => {
    const written = JSON.stringify(order);
    const key = keys.current.get(written) ?? newKey();
    keys.current.set(written, key);
    return key;
  }, []);
}

/** Random as a UUID is; `crypto.randomUUID` is missing where a portal is served without TLS. */
function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map(byte => byte.toString(16).padStart(2, '0'))
    .join('');
}
