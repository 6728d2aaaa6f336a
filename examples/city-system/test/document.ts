import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Hono } from 'hono';
import type { Entered } from '../src/http/guard.ts';
import type { Answered } from './service.ts';

interface Operation {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>;
}
interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

/** The service's OpenAPI document, to which answers are held. */
export class Document {
  readonly #app: Hono<Entered>;
  readonly #validators = new Map<string, ValidateFunction>();
  #read: Promise<{ readonly document: OpenApi; readonly ajv: Ajv2020 }> | undefined;

  constructor(app: Hono<Entered>) {
    this.#app = app;
  }

  /** Throws where an answer is none that the document tells of: by address, method, status, content type and schema. */
  async hold(method: string, path: string, { status, headers, json, text }: Answered): Promise<void> {
    if (!path.startsWith('/api/')) return;
    this.#read ??= this.#open();
    const { document, ajv } = await this.#read;
    const found = Object.entries(document.paths).find(([template]) =>
      pattern(template).test(new URL(path, 'http://x').pathname),
    );
    const operation = found?.[1][method.toLowerCase()];
    // An address or method that the API has not is told of in words alone.
    if (!found || !operation) return;
    const type = headers.get('content-type')?.split(';')[0] ?? '';
    const answer = operation.responses[status];
    if (answer && !answer.content && text === '') return;
    const content = answer?.content;
    if (!content || !Object.hasOwn(content, type))
      throw new Error(`${method} ${path} answered ${status} ${type}, which the document does not tell of: ${text}`);
    if (json === undefined) return;
    const pointer = [found[0], method.toLowerCase(), 'responses', status, 'content', type, 'schema']
      .map((key) => String(key).replaceAll('~', '~0').replaceAll('/', '~1'))
      .map(encodeURIComponent)
      .join('/');
    const validate = this.#validators.get(pointer) ?? ajv.compile({ $ref: `document#/paths/${pointer}` });
    this.#validators.set(pointer, validate);
    if (!validate(json))
      throw new Error(
        `${method} ${path} answered ${status} not as the document has it: ${ajv.errorsText(validate.errors)}\n${text}`,
      );
  }

  async #open() {
    const response = await this.#app.request('/api/openapi.json');
    const document = (await response.json()) as OpenApi;
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats.default(ajv);
    ajv.addSchema({ $id: 'document', ...document });
    return { document, ajv };
  }
}

function pattern(template: string): RegExp {
  return new RegExp(`^${template.replaceAll(/[.]/g, '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`);
}
