export { jobsInOrder, jobTimes, type Placed, placeJobs } from './jobTimes';
export { failingStep, StepList } from './StepList';
