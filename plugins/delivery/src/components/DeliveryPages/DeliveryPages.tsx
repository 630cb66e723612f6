import { Route, Routes } from 'react-router-dom';
import { DeploymentPage } from '../DeploymentView';
import { MatrixPage } from '../Matrix';

/** `/delivery` and what lies below it. */
export function DeliveryPages() {
  return (
    <Routes>
      <Route path="/deployments/:id" element={<DeploymentPage />} />
      <Route path="/*" element={<MatrixPage />} />
    </Routes>
  );
}
