export { DeploymentMark } from './DeploymentMark';
export { markOfDeployment, markOfStage } from './markOfDeployment';
export { nameOfPerson } from './nameOfPerson';
export { useDeliveryLinks } from './useDeliveryLinks';
export {
  type DeploymentStage,
  stageOfDeployment,
  useDeliveryWords,
} from './useDeliveryWords';
