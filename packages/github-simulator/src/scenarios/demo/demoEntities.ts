import { CatalogEntity } from '../../catalog/CatalogEntity';
import { component, group, system, user } from '../../catalog/entities';
import { ORGANISATION, PLATFORM_TEAM, RELEASE_TEAM } from './accounts';
import { environmentEntities } from './environmentEntities';
import {
  DemoService,
  DemoTeam,
  Organisation,
} from './organisation/Organisation';
import { holidaysBetween } from './organisation/regions';
import { AREAS } from './organisation/words';

const DAY = 86_400_000;
const DAY_NAMES = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** The organisation in the catalog: teams with their calendars, people, systems, services, environments and pipelines. */
export function demoEntities(
  organisation: Organisation,
  opening: number,
): CatalogEntity[] {
  const { teams, services } = organisation;
  const areas = [...new Set(teams.map(({ domain }) => domain.area))];
  const others = [RELEASE_TEAM, PLATFORM_TEAM];
  return [
    ...teams.map(team => teamEntity(team, opening)),
    ...others.map(({ name, title }) => group(name, title)),
    ...[...teams, ...others].flatMap(({ name, logins }) =>
      logins.map(login => user(login, [`group:default/${name}`])),
    ),
    guest(teams[0]),
    ...areas.map(area => domainEntity(area)),
    ...teams.map(team => systemEntity(team)),
    ...services.map(service => serviceEntity(service)),
    ...environmentEntities(organisation),
  ];
}

function teamEntity(team: DemoTeam, opening: number): CatalogEntity {
  const { name, title, region } = team;
  const entity = group(name, title);
  const holidays = holidaysBetween(
    region,
    opening - 400 * DAY,
    opening + 120 * DAY,
  );
  return {
    ...entity,
    metadata: {
      ...entity.metadata,
      annotations: {
        'ci.mainline/time-zone': region.timeZone,
        'ci.mainline/working-hours': `${clock(region.from)}-${clock(
          region.to,
        )}`,
        'ci.mainline/working-days': region.workingDays
          .map(day => DAY_NAMES[day % 7])
          .join(','),
        'ci.mainline/holidays': holidays.join(','),
      },
    },
  };
}

/** Whoever comes in signs in as this one, and belongs to a team. */
function guest({ name }: DemoTeam): CatalogEntity {
  const entity = user('guest', [`group:default/${name}`]);
  return {
    ...entity,
    metadata: { ...entity.metadata, namespace: 'development' },
    spec: { ...entity.spec, profile: { displayName: 'Guest' } },
  };
}

function domainEntity(area: keyof typeof AREAS): CatalogEntity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Domain',
    metadata: { name: area, description: AREAS[area] },
    spec: { owner: `group:default/${PLATFORM_TEAM.name}` },
  };
}

function systemEntity({ system: name, title, domain, name: owner }: DemoTeam) {
  const nouns = domain.nouns.map(noun => noun.replace('-', ' '));
  const entity = system(
    name,
    `${title}: ${nouns.slice(0, -1).join(', ')} and ${nouns.at(-1)}`,
    owner,
  );
  return { ...entity, spec: { ...entity.spec, domain: domain.area } };
}

function serviceEntity(service: DemoService): CatalogEntity {
  const { name, description, team, repository, folder, workflowFile } = service;
  const slug = repository && `${ORGANISATION}/${repository}`;
  const entity = component({
    name,
    description,
    owner: team.name,
    system: team.system,
    slug,
  });
  if (!folder) return entity;
  return {
    ...entity,
    metadata: {
      ...entity.metadata,
      annotations: {
        ...entity.metadata.annotations,
        'backstage.io/source-location': `url:https://github.com/${slug}/tree/main/${folder}/`,
        'ci.mainline/workflows': workflowFile ?? '',
        'ci.mainline/paths': `${folder}/**`,
      },
    },
  };
}

/** `09:00`, `17:30` */
function clock(hour: number): string {
  const minutes = Math.round((hour % 1) * 60);
  return [Math.floor(hour), minutes]
    .map(part => String(part).padStart(2, '0'))
    .join(':');
}
