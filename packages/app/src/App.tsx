import { createApp } from '@backstage/frontend-defaults';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import ciPlugin from '@mainline/backstage-plugin-ci';
import { navModule } from './modules/nav';

export default createApp({
  features: [catalogPlugin, ciPlugin, navModule],
});
