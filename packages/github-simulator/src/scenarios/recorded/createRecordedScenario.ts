import { World } from '../../world';
import { Scenario, ScenarioContext } from '../Scenario';
import { readRecordings } from './readRecordings';
import { recordedEntities } from './recordedEntities';
import { RecordedGithub } from './RecordedGithub';

/** Real traffic, as it was recorded; nothing new happens in it. */
export function createRecordedScenario(context: ScenarioContext): Scenario {
  if (!context.recordings) {
    throw new Error(
      "The scenario 'recorded' needs the folder of the recordings: give `recordings`, or --recordings on the command line",
    );
  }
  const github = new RecordedGithub(readRecordings(context.recordings));
  return {
    world: new World(context),
    github,
    catalogEntities: () => recordedEntities(github),
    supplied: () => github.supplied(),
  };
}
