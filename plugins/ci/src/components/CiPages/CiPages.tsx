import { lazy, Suspense } from 'react';
import { Container, Skeleton } from '@backstage/ui';
import { Route, Routes } from 'react-router-dom';
import { CollectedDataPage } from '../CollectedData';
import { HealthPage } from '../HealthPage';

const TeamsPage = lazy(() =>
  import('../SelfCheckTeams').then(m => ({ default: m.TeamsPage })),
);

const OperationsPage = lazy(() =>
  import('../Operations').then(m => ({ default: m.OperationsPage })),
);

/**
 * `/ci` and what lies below it. Tabs of the framework's header would move the first page to a path of its own, lose the
 * query on the way there, and stay English.
 */
export function CiPages() {
  return (
    <Routes>
      <Route path="/data" element={<CollectedDataPage />} />
      <Route path="/self-check" element={<Lazy page={<TeamsPage />} />} />
      <Route path="/operations" element={<Lazy page={<OperationsPage />} />} />
      <Route path="/*" element={<HealthPage />} />
    </Routes>
  );
}

function Lazy(props: { page: JSX.Element }) {
  return (
    <Suspense
      fallback={
        <Container>
          <Skeleton width="100%" height={320} />
        </Container>
      }
    >
      {props.page}
    </Suspense>
  );
}
