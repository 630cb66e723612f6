export { ChecklistCell, ChecklistTitle } from './ChecklistColumn';
export { MyChecklist } from './MyChecklist';
