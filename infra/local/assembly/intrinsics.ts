import { StartProblem } from '../start-problem.ts';

/** What the functions of a template ask the world around them for. */
export interface Scope {
  /** `Ref` of a resource, parameter or pseudo parameter. */
  ref(name: string): unknown;
  attribute(resource: string, attribute: string): unknown;
  importValue(exportName: string): unknown;
  condition(name: string): boolean;
  mapping(map: string, top: string, second: string): unknown;
  /** Text with a dynamic reference (`{{resolve:…}}`) in it. */
  dynamicReference(text: string): string;
}

/** Evaluates CloudFormation's functions inside a template value; refuses those it does not know. */
export function evaluate(value: unknown, scope: Scope): unknown {
  if (typeof value === 'string') return value.includes('{{resolve:') ? scope.dynamicReference(value) : value;
  if (Array.isArray(value)) {
    return value.map((item: unknown) => evaluate(item, scope)).filter((item) => item !== undefined);
  }
  if (value === null || typeof value !== 'object') return value;
  const [name, ...others] = Object.keys(value);
  if (name !== undefined && others.length === 0 && isFunctionName(name)) {
    return call(name, (value as Record<string, unknown>)[name], scope);
  }
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]): [string, unknown] => [key, evaluate(inner, scope)])
      .filter(([, inner]) => inner !== undefined),
  );
}

const isFunctionName = (name: string): boolean =>
  name === 'Ref' || name === 'Condition' || name.startsWith('Fn::');

function call(name: string, argument: unknown, scope: Scope): unknown {
  const known = functions[name];
  if (!known) throw new StartProblem(`The template uses ${name}, which the local runner does not know.`);
  return known(argument, scope);
}

const functions: Readonly<Record<string, (argument: unknown, scope: Scope) => unknown>> = {
  Ref: (argument, scope) => scope.ref(text('Ref', argument)),
  Condition: (argument, scope) =>
    typeof argument === 'string' ? scope.condition(argument) : { Condition: argument },
  'Fn::GetAtt': (argument, scope) => {
    const [resource, ...attribute] =
      typeof argument === 'string' ? argument.split('.') : texts('Fn::GetAtt', argument);
    if (resource === undefined || attribute.length === 0) throw malformed('Fn::GetAtt', argument);
    return scope.attribute(resource, attribute.join('.'));
  },
  'Fn::Join': (argument, scope) => {
    const [separator, parts] = list('Fn::Join', argument);
    const values = list('Fn::Join', evaluate(parts, scope));
    return evaluate(values.map((part) => text('Fn::Join', part)).join(text('Fn::Join', separator)), scope);
  },
  'Fn::Sub': (argument, scope) => {
    const [pattern, own] = Array.isArray(argument) ? (argument as unknown[]) : [argument, {}];
    const names = (own ?? {}) as Record<string, unknown>;
    const filled = text('Fn::Sub', pattern).replace(
      /\$\{(!?)([^}]+)\}/g,
      (whole, literal: string, found: string) => {
        if (literal) return `\${${found}}`;
        if (found in names) return text('Fn::Sub', evaluate(names[found], scope));
        return text(whole, found.includes('.') ? call('Fn::GetAtt', found, scope) : scope.ref(found));
      },
    );
    return evaluate(filled, scope);
  },
  'Fn::Select': (argument, scope) => {
    const [index, from] = list('Fn::Select', argument);
    const values = list('Fn::Select', evaluate(from, scope));
    const chosen = values[Number(evaluate(index, scope))];
    if (chosen === undefined) throw malformed('Fn::Select', argument);
    return chosen;
  },
  'Fn::Split': (argument, scope) => {
    const [separator, whole] = list('Fn::Split', argument);
    return text('Fn::Split', evaluate(whole, scope)).split(text('Fn::Split', separator));
  },
  'Fn::ImportValue': (argument, scope) =>
    scope.importValue(text('Fn::ImportValue', evaluate(argument, scope))),
  'Fn::FindInMap': (argument, scope) => {
    const [map, top, second] = texts('Fn::FindInMap', evaluate(argument, scope));
    if (map === undefined || top === undefined || second === undefined)
      throw malformed('Fn::FindInMap', argument);
    return scope.mapping(map, top, second);
  },
  'Fn::If': (argument, scope) => {
    const [condition, yes, no] = list('Fn::If', argument);
    return evaluate(scope.condition(text('Fn::If', condition)) ? yes : no, scope);
  },
  'Fn::Equals': (argument, scope) => {
    const [left, right] = list('Fn::Equals', evaluate(argument, scope));
    return String(left) === String(right);
  },
  'Fn::Not': (argument, scope) => list('Fn::Not', evaluate(argument, scope))[0] !== true,
  'Fn::And': (argument, scope) => list('Fn::And', evaluate(argument, scope)).every((each) => each === true),
  'Fn::Or': (argument, scope) => list('Fn::Or', evaluate(argument, scope)).some((each) => each === true),
};

function text(name: string, value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw malformed(name, value);
}

function list(name: string, value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  throw malformed(name, value);
}

const texts = (name: string, value: unknown): string[] => list(name, value).map((item) => text(name, item));

const malformed = (name: string, argument: unknown): StartProblem =>
  new StartProblem(
    `The template uses ${name} in a way the local runner cannot follow: ${JSON.stringify(argument)}`,
  );
