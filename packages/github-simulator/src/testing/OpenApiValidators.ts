import Ajv, { ValidateFunction } from 'ajv';
import { escapePointer } from './escapePointer';
import { readOpenApi } from './readOpenApi';

/** Compiles only what is asked for: the whole description has more than a thousand operations. */
export class OpenApiValidators {
  readonly #ajv: Ajv;
  readonly #compiled = new Map<string, ValidateFunction | undefined>();

  static #shared: OpenApiValidators | undefined;

  /** One for all guards of a process: reading the description takes a second, and compiling it more. */
  static shared(): OpenApiValidators {
    OpenApiValidators.#shared ??= new OpenApiValidators();
    return OpenApiValidators.#shared;
  }

  private constructor() {
    this.#ajv = new Ajv({
      strict: false,
      validateFormats: false,
      validateSchema: false,
      allErrors: true,
    });
    this.#ajv.addSchema(readOpenApi(), 'github');
  }

  ofResponse(operation: string, status: string) {
    const pointer = `${operation}/responses/${status}`;
    return this.#compile(pointer, () => {
      const response = resolve(pointer);
      const at = response.$ref ? response.$ref.slice(2) : pointer;
      const { content } = resolve(at);
      return (
        content && `${at}/content/${escapePointer('application/json')}/schema`
      );
    });
  }

  ofSchema(name: string | undefined) {
    if (!name || !readOpenApi().components.schemas[name]) return undefined;
    const pointer = `components/schemas/${name}`;
    return this.#compile(pointer, () => pointer);
  }

  #compile(key: string, pointer: () => string | undefined) {
    if (!this.#compiled.has(key)) {
      const found = pointer();
      this.#compiled.set(
        key,
        found
          ? this.#ajv.compile({ $ref: `github#/${encodeURI(found)}` })
          : undefined,
      );
    }
    return this.#compiled.get(key);
  }
}

/** What stands at a JSON pointer in the description. */
function resolve(pointer: string): { $ref?: string; content?: object } {
  let at: unknown = readOpenApi();
  for (const part of pointer.split('/')) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    at = (at as Record<string, unknown> | undefined)?.[key];
  }
  return (at ?? {}) as { $ref?: string; content?: object };
}
