export interface Config {
  portal?: {
    /** Who may deploy, say that they are on a red mainline, and operate: the portal's example policy, in packages/backend/src/deployPolicy. */
    deployPolicy?: {
      /** Entity ref of the group that deploys to production, every service. Default: group:default/release. */
      releaseGroup?: string;
      /** Entity ref of the group that runs the portal, and sees and changes how collecting goes on. Default: group:default/platform. */
      operatorGroup?: string;
      /** True lets guests deploy and cancel everything everywhere, be on a red mainline, and operate: for a demo. Default: false. */
      guests?: boolean;
    };
  };
}
