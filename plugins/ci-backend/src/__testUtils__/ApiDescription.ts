import Ajv2020 from 'ajv/dist/2020';
import { readApiDescription } from '../api/readApiDescription';

interface Operation {
  parameters?: Array<{ $ref?: string; name?: string; in?: string }>;
  responses: Record<string, { $ref?: string }>;
}

const description = readApiDescription() as {
  paths: Record<string, { get?: Operation }>;
};

const ajv = new Ajv2020({
  strict: false,
  allErrors: true,
});
ajv.addSchema(description, 'ci');

/** Every path of the description that can be got. */
export const describedPaths = Object.entries(description.paths).flatMap(
  ([path, item]) => (item.get ? [path] : []),
);

/** Throws where an answer is not what the description says for that path and status. */
export function expectDescribed(
  path: string,
  answer: { status: number; body: unknown },
): void {
  const template = describedPaths.find(each => matches(each, path));
  if (!template) throw new Error(`openapi.yaml does not describe ${path}`);
  const pointer = responsePointer(template, answer.status);
  const validate = ajv.getSchema(
    `ci#${pointer}/content/application~1json/schema`,
  );
  if (!validate) {
    throw new Error(`openapi.yaml has no ${answer.status} for ${template}`);
  }
  if (!validate(answer.body)) {
    throw new Error(
      `${path} answered otherwise than openapi.yaml says: ${ajv.errorsText(
        validate.errors,
      )}\n${JSON.stringify(answer.body, undefined, 2)}`,
    );
  }
}

function responsePointer(template: string, status: number): string {
  const response = description.paths[template].get?.responses[status];
  if (response?.$ref) return response.$ref.replace('#', '');
  const escaped = encodeURI(
    template.replaceAll('~', '~0').replaceAll('/', '~1'),
  );
  return `/paths/${escaped}/get/responses/${status}`;
}

function matches(template: string, path: string): boolean {
  const pattern = template
    .split(/\{[^}]+\}/)
    .map(part => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('[^/]+');
  return new RegExp(`^${pattern}$`).test(path.split('?')[0]);
}
