import { Route, Routes } from 'react-router-dom';
import { RunView } from '../RunView';
import { ServiceView } from './ServiceView';

/** The tab "CI" of an entity, and its runs below it. */
export function EntityCiContent() {
  return (
    <Routes>
      <Route path="/" element={<ServiceView />} />
      <Route path="/runs/:runId" element={<RunView />} />
    </Routes>
  );
}
