import Ajv2020 from 'ajv/dist/2020';
import { readApiDescription } from '../http';

type Method = 'get' | 'post' | 'put' | 'delete';

interface Operation {
  responses: Record<string, { $ref?: string }>;
}

type Paths = Record<string, Partial<Record<Method, Operation>>>;

/** A plugin's openapi.yaml as the judge of its answers. */
export class ApiDescription {
  readonly #paths: Paths;
  readonly #ajv = new Ajv2020({ strict: false, allErrors: true });

  /** @param packageName - of the plugin: `@mainline/backstage-plugin-ci-backend` */
  constructor(packageName: string) {
    const description = readApiDescription(packageName);
    this.#paths = description.paths as Paths;
    this.#ajv.addSchema(description, 'api');
  }

  /** Every path of the description that can be asked in that way. */
  paths(method: Method = 'get'): string[] {
    return Object.entries(this.#paths).flatMap(([path, item]) =>
      item[method] ? [path] : [],
    );
  }

  /** Throws where an answer is not what the description says for that path and status. */
  expectDescribed(
    path: string,
    answer: { status: number; body: unknown },
    method: Method = 'get',
  ): void {
    const template = this.paths(method).find(each => matches(each, path));
    if (!template) {
      throw new Error(`openapi.yaml does not describe ${method} ${path}`);
    }
    const pointer = this.#responsePointer(template, method, answer.status);
    const validate = this.#ajv.getSchema(
      `api#${pointer}/content/application~1json/schema`,
    );
    if (!validate) {
      throw new Error(
        `openapi.yaml has no ${answer.status} for ${method} ${template}`,
      );
    }
    if (!validate(answer.body)) {
      throw new Error(
        `${method} ${path} answered otherwise than openapi.yaml says: ${this.#ajv.errorsText(
          validate.errors,
        )}\n${JSON.stringify(answer.body, undefined, 2)}`,
      );
    }
  }

  #responsePointer(template: string, method: Method, status: number): string {
    const response = this.#paths[template][method]?.responses[status];
    if (response?.$ref) return response.$ref.replace('#', '');
    const escaped = encodeURI(
      template.replaceAll('~', '~0').replaceAll('/', '~1'),
    );
    return `/paths/${escaped}/${method}/responses/${status}`;
  }
}

function matches(template: string, path: string): boolean {
  const pattern = template
    .split(/\{[^}]+\}/)
    .map(part => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('[^/]+');
  return new RegExp(`^${pattern}$`).test(path.split('?')[0]);
}
