import { useCallback, useRef } from 'react';

/**
 * One key per order and visit: a second press, or another try after no answer came, sends the same one, and the backend
 * makes one deployment of them. Another order gets another key.
 */
export function useIdempotencyKey(): (order: object) => string {
  const last = useRef<{ order: string; key: string }>();
  return useCallback((order: object) => {
    const written = JSON.stringify(order);
    if (last.current?.order !== written) {
      last.current = { order: written, key: newKey() };
    }
    return last.current.key;
  }, []);
}

/** Random as a UUID is; `crypto.randomUUID` is missing where a portal is served without TLS. */
function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map(byte => byte.toString(16).padStart(2, '0'))
    .join('');
}
