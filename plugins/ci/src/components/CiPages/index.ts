export { CiPages } from './CiPages';
export { CiPagesInLayout } from './CiPagesInLayout';
export { CiPagesWithHeader } from './CiPagesWithHeader';
