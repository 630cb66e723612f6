export interface Config {
  portal?: {
    /** Who may deploy, and say that they are on a red mainline: the portal's example policy, in packages/backend/src/deployPolicy. */
    deployPolicy?: {
      /** Entity ref of the group that deploys to production, every service. Default: group:default/release. */
      releaseGroup?: string;
      /** True lets guests deploy and cancel everything everywhere, and be on a red mainline: for a demo. Default: false. */
      guests?: boolean;
    };
  };
}
