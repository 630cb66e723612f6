import type { PropsWithChildren } from 'react';
import { SWRConfig } from 'swr';

/** What one test read is forgotten in the next. */
export function OwnCache(props: PropsWithChildren<{}>) {
  return (
    <SWRConfig value={{ provider: () => new Map(), dedupingInterval: 0 }}>
      {props.children}
    </SWRConfig>
  );
}
