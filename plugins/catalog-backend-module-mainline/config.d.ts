export interface Config {
  delivery?: {
    /** Platforms that environments may have beside the known ones, such as `mainframe`. */
    platforms?: string[];
  };
}
