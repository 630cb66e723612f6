export { CiPages } from './CiPages';
export { CiPagesWithHeader } from './CiPagesWithHeader';
