import { CatalogEntity } from './CatalogEntity';

const apiVersion = 'backstage.io/v1alpha1';

export function component(options: {
  name: string;
  title?: string;
  description: string;
  owner: string;
  system?: string;
  slug?: string;
}): CatalogEntity {
  const { name, title, description, owner, slug } = options;
  return {
    apiVersion,
    kind: 'Component',
    metadata: {
      name,
      ...(title ? { title } : {}),
      description,
      ...(slug ? { annotations: { 'github.com/project-slug': slug } } : {}),
    },
    spec: {
      type: 'service',
      lifecycle: 'production',
      owner: `group:default/${owner}`,
      ...(options.system ? { system: options.system } : {}),
    },
  };
}

export function group(name: string, title: string): CatalogEntity {
  return {
    apiVersion,
    kind: 'Group',
    metadata: { name, title },
    spec: { type: 'team', profile: { displayName: title }, children: [] },
  };
}

export function system(
  name: string,
  description: string,
  owner: string,
): CatalogEntity {
  return {
    apiVersion,
    kind: 'System',
    metadata: { name, description },
    spec: { owner: `group:default/${owner}` },
  };
}

export function user(name: string, memberOf: string[]): CatalogEntity {
  return {
    apiVersion,
    kind: 'User',
    metadata: { name },
    spec: { profile: { displayName: name }, memberOf },
  };
}
