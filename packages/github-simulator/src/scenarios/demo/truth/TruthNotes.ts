import { DemoLine, Organisation } from '../organisation/Organisation';
import { RedTruth, ServiceTruth, Truth, VersionTruth } from './Truth';

/** A time of red that was begun on purpose, while it is told. */
export interface OpenRed {
  workflow: string;
  cause: RedTruth['cause'];
  brokenBy: string;
  redAt?: number;
  end?: { how: 'fix' | 'revert' | 're-run'; by: string; at: number };
}

/** What the teller writes down as it goes. */
export class TruthNotes {
  readonly #reds = new Map<DemoLine, OpenRed[]>();
  readonly #built = new Set<DemoLine>();
  readonly #versions = new Map<DemoLine, Map<string, VersionTruth>>();

  /** A workflow of this line came to a verdict. */
  built(line: DemoLine) {
    this.#built.add(line);
  }

  /** This check-in is going to turn a workflow red: it is so once a build of it has failed. */
  willBeRed(line: DemoLine, red: OpenRed): OpenRed {
    const all = this.#reds.get(line);
    if (all) all.push(red);
    else this.#reds.set(line, [red]);
    return red;
  }

  version(line: DemoLine, environment: string, version: VersionTruth) {
    const known = this.#versions.get(line);
    if (known) known.set(environment, version);
    else this.#versions.set(line, new Map([[environment, version]]));
  }

  tell(organisation: Organisation, now: number): Truth {
    const sharing = new Map<string, number>();
    for (const { repository = '' } of organisation.services) {
      sharing.set(repository, (sharing.get(repository) ?? 0) + 1);
    }
    return {
      at: seconds(now),
      services: [
        ...organisation.unmapped.map(
          (service): ServiceTruth => ({
            entityRef: `component:default/${service.name}`,
            sharesRepository: false,
            state: 'no-build',
            reds: [],
            environments: {},
          }),
        ),
        ...organisation.lines.flatMap(line =>
          line.services.map((service): ServiceTruth => {
            const reds = (this.#reds.get(line) ?? []).flatMap(redTruth);
            return {
              entityRef: `component:default/${service.name}`,
              repository: service.repository,
              sharesRepository:
                (sharing.get(service.repository ?? '') ?? 0) > 1,
              state: this.#stateOf(line, reds),
              reds,
              environments: Object.fromEntries(this.#versions.get(line) ?? []),
            };
          }),
        ),
      ],
    };
  }

  #stateOf(line: DemoLine, reds: RedTruth[]): ServiceTruth['state'] {
    if (reds.some(({ end }) => !end)) return 'red';
    return this.#built.has(line) ? 'green' : 'no-build';
  }
}

/** Nothing, as long as nothing has failed. */
function redTruth({ redAt, end, ...red }: OpenRed): RedTruth[] {
  if (redAt === undefined) return [];
  return [
    {
      ...red,
      redAt: seconds(redAt),
      ...(end && { end: { ...end, at: seconds(end.at) } }),
    },
  ];
}

/** As GitHub tells it. */
export function seconds(time: number): string {
  return new Date(Math.floor(time / 1_000) * 1_000).toISOString();
}
