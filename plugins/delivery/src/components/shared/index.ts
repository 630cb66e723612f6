export { BesideLink } from './BesideLink';
export { DeploymentMark } from './DeploymentMark';
export { DigestText } from './DigestText';
export { markOfDeployment, markOfStage } from './markOfDeployment';
export { nameOfPerson } from './nameOfPerson';
export { useDeliveryLinks } from './useDeliveryLinks';
export {
  type DeploymentStage,
  stageOfDeployment,
  useDeliveryWords,
} from './useDeliveryWords';
