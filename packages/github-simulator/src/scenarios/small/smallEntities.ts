import { CatalogEntity } from '../../catalog/CatalogEntity';
import { component, group, system, user } from '../../catalog/entities';
import { slugOf } from '../../render/repository';
import { World } from '../../world';
import { SERVICES } from './services';
import { ORGANISATION, RELEASE_TEAM, TEAMS } from './teams';
import { teamOf } from './SmallWorld';

/** The shop in the catalog, with the odd ones that every catalog has. */
export function smallEntities(world: World): CatalogEntity[] {
  const services = SERVICES.map((service, index) =>
    component({
      name: service.name,
      description: service.description,
      owner: service.team,
      system: teamOf(service).system,
      // By position, because a repository may have been renamed in the meantime.
      slug: world.repositories[index]
        ? slugOf(world.repositories[index])
        : `${ORGANISATION}/${service.name}`,
    }),
  );
  return [
    ...TEAMS.map(({ name, title }) => group(name, title)),
    group(RELEASE_TEAM.name, RELEASE_TEAM.title),
    ...[...TEAMS, RELEASE_TEAM].flatMap(({ name, logins }) =>
      logins.map(login => user(login, [`group:default/${name}`])),
    ),
    ...TEAMS.map(team => system(team.system, team.about, team.name)),
    ...services,
    component({
      name: 'back-office',
      description: 'Bought, not built: it has no repository',
      owner: 'customers',
      system: 'customer-care',
    }),
    component({
      name: 'legacy-orders',
      description: 'Its annotation was mistyped',
      owner: 'payments',
      system: 'checkout-and-payments',
      slug: 'legacy-orders',
    }),
    component({
      name: 'loyalty',
      description: 'Its repository was deleted',
      owner: 'storefront',
      system: 'shop',
      slug: `${ORGANISATION}/loyalty`,
    }),
  ];
}
