/**
 * What a home page shows of onboarding.
 *
 * @packageDocumentation
 */
export { MyChecklist, type MyChecklistProps } from './components/MyChecklist';
