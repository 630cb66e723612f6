import { useLocation } from 'react-router-dom';

/** The address that the page is at, for a test to read: `getByTestId('address')`. */
export function Address() {
  const { pathname, search } = useLocation();
  return <output data-testid="address">{`${pathname}${search}`}</output>;
}
