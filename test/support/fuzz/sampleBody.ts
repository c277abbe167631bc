import { z } from 'zod';
import type { Chance } from './Chance.ts';

/** As much of JSON Schema as the contract's bodies come to. */
type Schema = {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly prefixItems?: readonly Schema[];
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
};

/** Texts of kinds that no server tells, so that what is asked for is often right. */
const USUAL = [
  ...['audio/opus', 'video/VP8', 'video/VP9', 'video/H264', 'video/rtx', 'audio/red', 'L1T3', 'S3T3_KEY', 'h', 'low'],
  ...['board/1', 'board/9', 'AAA', 'AAAabAcdB', Array.from({ length: 32 }, () => 'AB').join(':')],
];

/** Letters of an id, and what its pattern begins with. */
const ID_LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';
const ID_PATTERN = /^\^([a-z]{3})_\[/;

const schemas = new Map<z.ZodType, Schema>();

/**
 * A body that a schema takes, or nearly: refinements are not known. `known`: ids and other texts that mean something to
 * the server; one of them stands wherever its pattern fits.
 */
export function sampleBody(type: z.ZodType, { chance, known }: { chance: Chance; known: readonly string[] }): unknown {
  const schema = schemas.get(type) ?? (z.toJSONSchema(type, { io: 'input', unrepresentable: 'any' }) as Schema);
  schemas.set(type, schema);
  return new Sampler(chance, known).sample(schema);
}

class Sampler {
  readonly #chance: Chance;
  readonly #known: readonly string[];

  constructor(chance: Chance, known: readonly string[]) {
    this.#chance = chance;
    this.#known = known;
  }

  sample(schema: Schema): unknown {
    if ('const' in schema) return schema.const;
    const choices = schema.enum ?? schema.anyOf ?? schema.oneOf;
    if (choices) {
      const chosen = choices[this.#chance.int(0, choices.length - 1)];
      return schema.enum ? chosen : this.sample(Object(chosen));
    }
    if (schema.allOf) return Object.assign({}, ...schema.allOf.map((part) => this.sample(part)));
    switch (schema.type) {
      case 'object':
        return this.#object(schema);
      case 'array':
        return this.#array(schema);
      case 'string':
        return this.#text(schema);
      case 'integer':
        return this.#chance.int(Math.max(schema.minimum ?? 0, -1e9), Math.min(schema.maximum ?? 1_000, 1e9));
      case 'number':
        return (
          (schema.minimum ?? 0) + this.#chance.ratio() * (Math.min(schema.maximum ?? 1, 1e6) - (schema.minimum ?? 0))
        );
      case 'boolean':
        return this.#chance.percent(50);
      default:
        return null;
    }
  }

  #object({ properties = {}, required = [], additionalProperties }: Schema): unknown {
    const named = Object.entries(properties).filter(([key]) => required.includes(key) || this.#chance.percent(50));
    const made: Record<string, unknown> = Object.fromEntries(named.map(([key, value]) => [key, this.sample(value)]));
    if (typeof additionalProperties === 'object')
      for (let more = this.#chance.int(0, 3); more > 0; more -= 1) made[`k${more}`] = this.sample(additionalProperties);
    return made;
  }

  #array({ items, prefixItems, minItems = 0, maxItems = 4 }: Schema): unknown {
    if (prefixItems) return prefixItems.map((item) => this.sample(item));
    const count = this.#chance.int(minItems, Math.max(minItems, Math.min(maxItems, 4)));
    return Array.from({ length: count }, () => this.sample(items ?? {}));
  }

  #text({ pattern, format, minLength = 0, maxLength = 12 }: Schema): string {
    if (format === 'uuid') return crypto.randomUUID();
    const fits = [...this.#known, ...(pattern ? USUAL : [])].filter(
      (text) => pattern === undefined || new RegExp(pattern, 'u').test(text),
    );
    const [first, ...more] = fits;
    if (first !== undefined && (pattern !== undefined || this.#chance.percent(30)))
      return this.#chance.of([first, ...more]);
    const [, prefix] = ID_PATTERN.exec(pattern ?? '') ?? [];
    if (prefix) return `${prefix}_${Array.from({ length: 16 }, () => ID_LETTERS[this.#chance.int(0, 31)]).join('')}`;
    return '课'.repeat(Math.max(minLength, this.#chance.int(0, Math.min(maxLength, 12))));
  }
}
