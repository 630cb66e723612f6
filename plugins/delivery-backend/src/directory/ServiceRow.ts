/** A row of `services`. */
export interface ServiceRow {
  entity_ref: string;
  name: string;
  name_key: string;
  search_key: string;
  title: string | null;
  owner: string | null;
  system: string | null;
  repository_id: string | null;
  /** JSON */
  annotations: string;
  listed: boolean | number;
  facts_version: string | number;
  projected_version: string | number;
  leased_until: string | null;
}
