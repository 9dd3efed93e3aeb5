/** JSON Schemas of contracts: each exported schema once, under its name, with the others pointing at it. */
import * as z from 'zod';

export type Json = Record<string, unknown>;
type Direction = 'input' | 'output';

const home = '#/components/schemas/';
const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

// A schema of one line says more where it stands than behind a name.
const deservesName = (value: unknown): value is z.ZodType =>
  value instanceof z.ZodObject || value instanceof z.ZodDiscriminatedUnion;

const override: NonNullable<Parameters<typeof z.toJSONSchema>[1]>['override'] = ({
  zodSchema,
  jsonSchema,
}) => {
  const example = z.globalRegistry.get(zodSchema)?.['example'];
  if (example !== undefined) {
    delete jsonSchema['example'];
    jsonSchema.examples = [example];
  }
  // A record over known keys: the keys are its properties.
  const keys = typeof jsonSchema.propertyNames === 'object' ? jsonSchema.propertyNames.enum : undefined;
  if (keys !== undefined && typeof jsonSchema.additionalProperties === 'object') {
    const value = jsonSchema.additionalProperties;
    jsonSchema.properties = Object.fromEntries(keys.map((key) => [String(key), value]));
    jsonSchema.additionalProperties = false;
    delete jsonSchema.propertyNames;
  }
  // Bounds of the number type itself say nothing.
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
};

export class JsonSchemas {
  private readonly names = z.registry<{ id: string }>();
  private readonly written: Record<Direction, Record<string, Json>>;
  /** Schemas that read differently when sent than when received. */
  private readonly twofold: ReadonlySet<string>;
  /** The direction in which such a schema was first asked for: it has the plain name. */
  private readonly plain = new Map<string, Direction>();
  private readonly used = new Map<string, Json>();

  /** @param modules contracts; every object they export gets the name of its export */
  constructor(modules: readonly Record<string, unknown>[]) {
    const taken = new Set<string>();
    for (const [name, value] of modules.flatMap((module) => Object.entries(module))) {
      if (!deservesName(value) || taken.has(pascal(name))) continue;
      taken.add(pascal(name));
      this.names.add(value, { id: pascal(name) });
    }
    this.written = { input: this.writeAll('input'), output: this.writeAll('output') };
    this.twofold = twofoldOf(this.written);
  }

  /** A schema written out at its top; named ones inside of it are referred to. */
  of(schema: z.ZodType, direction: Direction): Json {
    const id = this.names.get(schema)?.id;
    if (id !== undefined) return this.keep(id, direction);
    const {
      $schema: _dialect,
      $defs: _parts,
      ...body
    } = z.toJSONSchema(schema, {
      io: direction,
      metadata: this.names,
      override,
    }) as Json;
    return this.settle(body, direction);
  }

  /** A schema by its name if it has one, else written out. */
  named(schema: z.ZodType, direction: Direction): Json {
    const id = this.names.get(schema)?.id;
    if (id === undefined) return this.of(schema, direction);
    this.keep(id, direction);
    return { $ref: home + this.nameOf(id, direction) };
  }

  /** What the document lists under `components.schemas`: every schema that was asked for, and what those need. */
  get components(): Record<string, Json> {
    return Object.fromEntries([...this.used].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  private writeAll(direction: Direction): Record<string, Json> {
    const { schemas } = z.toJSONSchema(this.names, { io: direction, uri: (id) => `#/$defs/${id}`, override });
    return Object.fromEntries(
      Object.entries(schemas as Record<string, Json>).map(
        ([id, { $schema: _dialect, $id: _uri, id: _id, ...body }]) => [id, body],
      ),
    );
  }

  private nameOf(id: string, direction: Direction): string {
    if (!this.twofold.has(id)) return id;
    const plain = this.plain.get(id) ?? direction;
    this.plain.set(id, plain);
    if (plain === direction) return id;
    return direction === 'input' ? `${id}Input` : `${id}Output`;
  }

  private keep(id: string, direction: Direction): Json {
    const name = this.nameOf(id, direction);
    const known = this.used.get(name);
    if (known !== undefined) return known;
    this.used.set(name, {});
    const settled = this.settle(this.written[direction][id] ?? {}, direction);
    this.used.set(name, settled);
    return settled;
  }

  /** The same schema with its references leading to the document's components, which are kept. */
  private settle(schema: Json, direction: Direction): Json {
    const text = JSON.stringify(schema).replace(reference, (_, id: string) => {
      this.keep(id, direction);
      return `"$ref":"${home}${this.nameOf(id, direction)}"`;
    });
    return JSON.parse(text) as Json;
  }
}

const reference = /"\$ref":"#\/\$defs\/(\w+)"/g;

/** Schemas whose two directions differ, themselves or in something they refer to. */
function twofoldOf(written: Record<Direction, Record<string, Json>>): Set<string> {
  const texts = Object.keys(written.output).map((id) => ({
    id,
    input: JSON.stringify(written.input[id]),
    output: JSON.stringify(written.output[id]),
  }));
  const found = new Set(texts.filter(({ input, output }) => input !== output).map(({ id }) => id));
  for (let before = -1; before < found.size;) {
    before = found.size;
    for (const { id, input } of texts) {
      if ([...input.matchAll(reference)].some(([, part = '']) => found.has(part))) found.add(id);
    }
  }
  return found;
}
