import { createApp } from '@backstage/frontend-defaults';
import { landingModule } from './modules/landing';
import { navModule } from './modules/nav';

/** Plugins come from package.json: `app.packages: all` in app-config.yaml. */
export default createApp({ features: [landingModule, navModule] });
