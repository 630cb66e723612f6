export { MyChecklist, type MyChecklistProps } from './MyChecklist';
