import { Route, Routes } from 'react-router-dom';
import { CollectedDataPage } from '../CollectedData';
import { HealthPage } from '../HealthPage';

/**
 * `/ci` and what lies below it. Tabs of the framework's header would move the first page to a path of its own, lose the
 * query on the way there, and stay English.
 */
export function CiPages() {
  return (
    <Routes>
      <Route path="/data" element={<CollectedDataPage />} />
      <Route path="/*" element={<HealthPage />} />
    </Routes>
  );
}
