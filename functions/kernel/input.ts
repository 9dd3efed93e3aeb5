/** Reads what a request says, by its route; whatever the route does not list is refused. */
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { AnyRoute } from '@rafiq/shared/route.ts';
import type * as z from 'zod';
import { Problem, type FieldFault } from './problem.ts';

const mostBytes = 1_000_000;
/** Whoever corrects these may ask again; a refusal of every field made up would be longer than the request. */
const mostFaults = 100;

/** JSON pointer (RFC 6901) of a path; query and path fields are told from the body by their first step. */
const pointerOf = (place: string, path: readonly PropertyKey[]): string =>
  `${place}${path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')}`;

// zod's own words are for developers; codes are what catalogues translate. Contracts name their own codes.
const codes = new Set([
  'invalid_type',
  'too_big',
  'too_small',
  'invalid_value',
  'invalid_union',
  'not_multiple_of',
  'invalid_key',
  'invalid_element',
  'custom',
  'invalid_format',
]);

function faultsOf(place: string, issues: readonly z.core.$ZodIssue[]): FieldFault[] {
  return issues.flatMap((issue): FieldFault[] => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        pointer: pointerOf(place, [...issue.path, key]),
        code: 'unknown-field',
      }));
    }
    const named = /^[a-z]+(-[a-z]+)*$/.test(issue.message);
    const missing =
      issue.code === 'invalid_type' && issue.input === undefined && /received undefined/.test(issue.message);
    const code = named
      ? issue.message
      : missing
        ? 'required'
        : codes.has(issue.code)
          ? issue.code.replaceAll('_', '-')
          : 'invalid-value';
    return [{ pointer: pointerOf(place, issue.path), code }];
  });
}

/** Parses one part of a request. @throws Problem `invalid-request` naming every field at fault */
export function parsePart<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  place: '' | '/query' | '/path',
): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new Problem('invalid-request', { errors: faultsOf(place, parsed.error.issues).slice(0, mostFaults) });
}

/** Refuses a name that could reach into an object's prototype, and text that is no text: half of a character. */
const refuseUnsafe = (name: string, value: unknown): unknown => {
  if (name === '__proto__')
    throw new Problem('invalid-request', { errors: [{ pointer: '/__proto__', code: 'unknown-field' }] });
  if (!name.isWellFormed() || (typeof value === 'string' && !value.isWellFormed()))
    throw new Problem('malformed-json');
  return value;
};

/** The fields of a form without script: what was left empty is absent. */
function readForm(text: string): Record<string, string> {
  const fields = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(text)) {
    if (value === '') continue;
    if (fields.has(name) || name === '__proto__') {
      throw new Problem('invalid-request', {
        errors: [{ pointer: pointerOf('', [name]), code: 'unknown-field' }],
      });
    }
    fields.set(name, value);
  }
  return Object.fromEntries(fields);
}

/** Whether a body is longer than those that are read before anybody is admitted. */
export const isLong = ({ body = '' }: APIGatewayProxyEventV2): boolean => body.length > mostBytes;

/**
 * The JSON body of a request, or the fields of a form where the route takes those; an absent one is an empty object.
 * @throws Problem `too-large`, `unsupported-media-type` or `malformed-json`
 */
export function readBody(
  event: APIGatewayProxyEventV2,
  { encoded, mostBodyBytes = mostBytes }: Pick<AnyRoute, 'encoded' | 'mostBodyBytes'> = {},
): unknown {
  if (event.body === undefined || event.body === '') return {};
  if (event.body.length > mostBodyBytes) throw new Problem('too-large');
  const type = (event.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  const isForm = encoded === true && type === 'application/x-www-form-urlencoded';
  if (type !== 'application/json' && !isForm) throw new Problem('unsupported-media-type');
  // The HTTP API hands on as base64 what it does not take for text: forms among them.
  const text = event.isBase64Encoded ? Buffer.from(event.body, 'base64').toString('utf8') : event.body;
  if (isForm) return readForm(text);
  try {
    const value: unknown = JSON.parse(text, refuseUnsafe);
    return value;
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem('malformed-json', { cause: error });
  }
}
