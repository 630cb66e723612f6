export { ChecklistSection } from './ChecklistSection';
export { ChecklistUnlisted } from './ChecklistUnlisted';
export { useServiceChecklists } from './useServiceChecklists';
