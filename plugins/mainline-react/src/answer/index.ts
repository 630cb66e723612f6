export { AnswerMark, type AnswerMarkState } from './AnswerMark';
