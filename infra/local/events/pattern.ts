import { StartProblem } from '../start-problem.ts';

/** An event pattern or Lambda filter: fields → lists of what they may be, or deeper patterns. */
export type Pattern = Readonly<Record<string, unknown>>;

/** True if the event fits every field of the pattern, in the language of EventBridge and Lambda's filters. */
export function matchesPattern(pattern: Pattern, event: unknown): boolean {
  return Object.entries(pattern).every(([field, rule]) => {
    if (field === '$or') return (rule as Pattern[]).some((choice) => matchesPattern(choice, event));
    const holder = isObject(event) ? event : {};
    const present = field in holder;
    const value = holder[field];
    if (!Array.isArray(rule)) return matchesPattern(rule as Pattern, value);
    const values: unknown[] = Array.isArray(value) ? value : [value];
    return values.some((each) => rule.some((matcher: unknown) => holds(matcher, each, present)));
  });
}

/** Refuses a pattern with an operator that is not known here, at the start instead of at the first event. */
export function requireKnownPattern(pattern: Pattern): Pattern {
  for (const rule of Object.values(pattern)) {
    const matchers: unknown[] = Array.isArray(rule) ? rule : [];
    for (const matcher of matchers) if (isObject(matcher) && !('$or' in pattern)) operatorOf(matcher);
    if (isObject(rule)) requireKnownPattern(rule);
  }
  return pattern;
}

type Operator = (argument: unknown, value: unknown, present: boolean) => boolean;

const operators: Readonly<Record<string, Operator>> = {
  exists: (wanted, _value, present) => present === wanted,
  prefix: (start, value) => compareText(start, value, (text, part) => text.startsWith(part)),
  suffix: (end, value) => compareText(end, value, (text, part) => text.endsWith(part)),
  'equals-ignore-case': (wanted, value) =>
    typeof value === 'string' && value.toLowerCase() === String(wanted).toLowerCase(),
  'anything-but': (unwanted, value, present) =>
    present && ![unwanted].flat().some((each: unknown) => holds(each, value, true)),
  wildcard: (pattern, value) => typeof value === 'string' && wildcard(String(pattern)).test(value),
  numeric: (bounds, value) => typeof value === 'number' && withinBounds(bounds as unknown[], value),
};

function holds(matcher: unknown, value: unknown, present: boolean): boolean {
  if (!isObject(matcher)) return present && value === matcher;
  const { operator, argument } = operatorOf(matcher);
  return operator(argument, value, present);
}

function operatorOf(matcher: Pattern): { operator: Operator; argument: unknown } {
  const [[name = '', argument] = []] = Object.entries(matcher);
  const operator = operators[name];
  if (operator) return { operator, argument };
  throw new StartProblem(`An event pattern uses the operator ${name}, which the local runner does not know.`);
}

/** `prefix` and `suffix` may themselves ask for equality whatever the case. */
function compareText(
  argument: unknown,
  value: unknown,
  compare: (text: string, part: string) => boolean,
): boolean {
  if (typeof value !== 'string') return false;
  if (!isObject(argument)) return compare(value, String(argument));
  return compare(value.toLowerCase(), String(argument['equals-ignore-case']).toLowerCase());
}

const wildcard = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern
      .split('*')
      .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*')}$`,
    's',
  );

function withinBounds(bounds: readonly unknown[], value: number): boolean {
  for (let at = 0; at < bounds.length; at += 2) {
    const limit = Number(bounds[at + 1]);
    const comparison = comparisons[String(bounds[at])];
    if (!comparison?.(value, limit)) return false;
  }
  return true;
}

const comparisons: Readonly<Record<string, (value: number, limit: number) => boolean>> = {
  '=': (value, limit) => value === limit,
  '<': (value, limit) => value < limit,
  '<=': (value, limit) => value <= limit,
  '>': (value, limit) => value > limit,
  '>=': (value, limit) => value >= limit,
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
