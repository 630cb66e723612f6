export { budgetSuite } from './budgetSuite';
