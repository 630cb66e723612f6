import { lazy, Suspense } from 'react';
import { Skeleton } from '@backstage/ui';
import { Route, Routes } from 'react-router-dom';
import { RunView } from '../RunView';
import { ServiceView } from './ServiceView';

const SelfCheckView = lazy(() =>
  import('../SelfCheck').then(m => ({ default: m.SelfCheckView })),
);

/** The tab "CI" of an entity, with its self-check and its runs below it. */
export function EntityCiContent() {
  return (
    <Routes>
      <Route path="/" element={<ServiceView />} />
      <Route
        path="/self-check"
        element={
          <Suspense fallback={<Skeleton width="100%" height={320} />}>
            <SelfCheckView />
          </Suspense>
        }
      />
      <Route path="/runs/:runId" element={<RunView />} />
    </Routes>
  );
}
