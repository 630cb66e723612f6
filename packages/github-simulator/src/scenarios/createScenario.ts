import { createEmptyScenario } from './createEmptyScenario';
import { createDemoScenario } from './demo/createDemoScenario';
import { createRecordedScenario } from './recorded/createRecordedScenario';
import { Scenario, ScenarioContext, ScenarioName } from './Scenario';
import { createSmallScenario } from './small/createSmallScenario';

export function createScenario(
  name: ScenarioName,
  context: ScenarioContext,
): Scenario {
  switch (name) {
    case 'demo':
      return createDemoScenario(context);
    case 'small':
      return createSmallScenario(context);
    case 'recorded':
      return createRecordedScenario(context);
    case 'empty':
      return createEmptyScenario(context);
    default:
      throw new Error(
        `There is no scenario '${name}': choose demo, small, recorded or empty`,
      );
  }
}
