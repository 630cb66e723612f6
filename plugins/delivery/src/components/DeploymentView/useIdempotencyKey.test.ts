import { renderHook } from '@testing-library/react';
import { useIdempotencyKey } from './useIdempotencyKey';

describe('the key of an order', () => {
  it('stays the same when another order was sent in between', () => {
    const { result } = renderHook(() => useIdempotencyKey());
    const keyOf = result.current;
    const first = keyOf({ version: 'b1' });
    const other = keyOf({ version: 'b2' });
    expect(other).not.toBe(first);
    expect(keyOf({ version: 'b1' })).toBe(first);
  });

  it('is another one on another visit', () => {
    const visit = () => renderHook(() => useIdempotencyKey()).result.current;
    expect(visit()({ version: 'b1' })).not.toBe(visit()({ version: 'b1' }));
  });
});
