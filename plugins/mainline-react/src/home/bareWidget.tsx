import type { ComponentType } from 'react';

/**
 * The props of a `HomePageWidgetBlueprint` whose content draws its own frame, {@link WidgetCard}, with a title in the
 * reader's language: `componentProps: bareWidget`.
 *
 * @public
 */
export const bareWidget = {
  Renderer: ({ Content }: { Content: ComponentType<{}> }) => <Content />,
};
