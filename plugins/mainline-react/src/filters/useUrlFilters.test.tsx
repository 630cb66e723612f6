import { act, renderHook } from '@testing-library/react';
import type { PropsWithChildren } from 'react';
import { MemoryRouter, useLocation } from 'react-router-dom';
import { useUrlFilters } from './useUrlFilters';

const shape = {
  q: 'text',
  owner: 'list',
  mine: 'flag',
  pages: 'number',
} as const;

function open(address: string) {
  return renderHook(
    () => ({ ...useUrlFilters(shape), search: useLocation().search }),
    {
      wrapper: ({ children }: PropsWithChildren) => (
        <MemoryRouter initialEntries={[address]}>{children}</MemoryRouter>
      ),
    },
  );
}

describe('useUrlFilters', () => {
  it('reads each kind from the address', () => {
    const { result } = open('/ci?q=cat&owner=a&owner=b&mine=true&pages=2');
    expect(result.current.filters).toEqual({
      q: 'cat',
      owner: ['a', 'b'],
      mine: true,
      pages: 2,
    });
  });

  it('takes what makes no sense for absent', () => {
    const { result } = open('/ci?mine=perhaps&pages=many');
    expect(result.current.filters).toEqual({
      q: undefined,
      owner: [],
      mine: false,
      pages: undefined,
    });
  });

  it('writes into the address, removes what is off, and leaves the rest of it alone', () => {
    const { result } = open('/ci?q=cat&tab=x');
    act(() => result.current.setFilters({ q: undefined, owner: ['a', 'b'] }));
    expect(result.current.search).toBe('?tab=x&owner=a&owner=b');
    act(() => result.current.clearFilters());
    expect(result.current.search).toBe('?tab=x');
  });
});
