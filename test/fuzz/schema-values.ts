/** Values made from a JSON schema: most of them fit it, and some are what nobody would send in good faith. */
import fc from 'fast-check';

export interface JsonSchema {
  type?: string;
  enum?: unknown[];
  const?: unknown;
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  items?: JsonSchema;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: JsonSchema | boolean;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  $ref?: string;
  $defs?: Record<string, JsonSchema>;
}

const deep = (levels: number): unknown => (levels === 0 ? 1 : [deep(levels - 1)]);

/** What has broken other systems, each in some field of its own. */
export const nasty: readonly unknown[] = [
  null,
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\u202eevil',
  'ي\u200cك',
  '😀'.repeat(50),
  'x'.repeat(10_000),
  '__proto__',
  'constructor',
  '../../etc/passwd',
  "' OR 1=1 --",
  '{{7*7}}${7*7}',
  '<script>alert(1)</script>',
  '=cmd|calc',
  '\r\nSet-Cookie: a=b',
  'lead_06emzc4q3hw0t8n2k5v7r9p1xd',
  '2026-02-30',
  '0000-00-00',
  '+275760-09-14T00:00:00.000Z',
  '1e309',
  true,
  0,
  -0,
  -1,
  1.5,
  1e308,
  Number.MAX_SAFE_INTEGER + 2,
  [],
  {},
  [[]],
  { $ref: '#' },
  deep(200),
  Array.from({ length: 1000 }, (_, index) => index),
];
export const anyNasty = fc.constantFrom(...nasty);

const formats: Readonly<Record<string, fc.Arbitrary<string>>> = {
  'date-time': fc
    .date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) })
    .map((date) => date.toISOString()),
  date: fc
    .date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) })
    .map((date) => date.toISOString().slice(0, 10)),
  email: fc.constantFrom('a@b.example', 'someone@people.example'),
  uri: fc.constantFrom('https://site.example', 'http://site.example/a?b=c#d'),
};

function textOf({ format, pattern, minLength = 0, maxLength }: JsonSchema): fc.Arbitrary<unknown> {
  if (format !== undefined && formats[format] !== undefined) return formats[format];
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern, 'u'));
  return fc.string({ unit: 'grapheme', minLength, maxLength: Math.min(maxLength ?? 40, minLength + 40) });
}

function objectOf(
  schema: JsonSchema,
  valueOf: (part: JsonSchema) => fc.Arbitrary<unknown>,
): fc.Arbitrary<unknown> {
  const { properties = {}, required = [], additionalProperties } = schema;
  const known = Object.fromEntries(Object.entries(properties).map(([name, part]) => [name, valueOf(part)]));
  if (typeof additionalProperties === 'object' && Object.keys(known).length === 0)
    return fc.dictionary(fc.string({ maxLength: 10 }), valueOf(additionalProperties), { maxKeys: 4 });
  return fc.record(known, { requiredKeys: required.filter((name) => name in known), noNullPrototype: true });
}

/** Values that fit a schema, as far as a schema says. */
export function valuesOf(root: JsonSchema): fc.Arbitrary<unknown> {
  const valueOf = (schema: JsonSchema): fc.Arbitrary<unknown> => {
    const { $ref, anyOf, oneOf, allOf } = schema;
    if ($ref !== undefined) return valueOf(root.$defs?.[$ref.split('/').at(-1) ?? ''] ?? {});
    if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
    if ('const' in schema) return fc.constant(schema.const);
    const choices = anyOf ?? oneOf;
    if (choices !== undefined) return fc.oneof(...choices.map(valueOf));
    if (allOf !== undefined) return valueOf(Object.assign({}, ...allOf) as JsonSchema);
    switch (schema.type) {
      case 'object':
        return objectOf(schema, valueOf);
      case 'array':
        return fc.array(valueOf(schema.items ?? {}), {
          minLength: schema.minItems ?? 0,
          maxLength: Math.min(schema.maxItems ?? 3, (schema.minItems ?? 0) + 3),
        });
      case 'string':
        return textOf(schema);
      case 'integer':
        return fc.integer({ min: schema.minimum ?? -1000, max: schema.maximum ?? 1_000_000 });
      case 'number':
        return fc.double({ min: schema.minimum ?? -1000, max: schema.maximum ?? 1e6, noNaN: true });
      case 'boolean':
        return fc.boolean();
      case 'null':
        return fc.constant(null);
      default:
        return fc.jsonValue();
    }
  };
  return valueOf(root);
}

type Path = readonly (string | number)[];

function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([name, part]) => pathsOf(part, [...path, name]))];
}

/** The same value with one place in it replaced; undefined takes the place away. */
function replacedAt(value: unknown, path: Path, by: unknown): unknown {
  const [first, ...rest] = path;
  if (first === undefined) return by;
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) }) as Record<
    string,
    unknown
  >;
  copy[String(first)] = replacedAt(copy[String(first)], rest, by);
  return copy;
}

/** A value that works, with something wrong at one place: another value, nothing, or a field nobody knows. */
export const spoiled = (working: unknown): fc.Arbitrary<unknown> =>
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc
        .tuple(
          fc.constantFrom(...pathsOf(working)),
          fc.oneof(anyNasty, fc.jsonValue(), fc.constant(undefined)),
        )
        .map(([path, by]) => replacedAt(working, path, by)),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.string(), anyNasty)
        .map(([name, by]) => ({ ...(working as object), [name]: by })),
    },
  );
