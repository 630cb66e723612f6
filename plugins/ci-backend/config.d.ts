export interface Config {
  ci?: {};
}
