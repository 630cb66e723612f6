export { BesideLink } from './BesideLink';
export { DeploymentMark } from './DeploymentMark';
export { DigestText } from './DigestText';
export { markOfDeployment, markOfStage } from './markOfDeployment';
export { nameOfPerson } from './nameOfPerson';
export { useDeliveryLinks } from './useDeliveryLinks';
export { useDeliverySentence, useReasonOf } from './useDeliverySentence';
export {
  type DeploymentStage,
  stageOfDeployment,
  useDeliveryWords,
} from './useDeliveryWords';
