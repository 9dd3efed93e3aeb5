/** The small part of DynamoDB's expressions that Rafiq's writes use, applied to items in memory. */
import type { Item } from '#functions/kernel/dynamo.ts';

interface Given {
  names: Readonly<Record<string, string>>;
  values: Readonly<Record<string, unknown>>;
}

const known = new Map<string, readonly string[]>();

/** The same few expressions come again and again. */
function tokensOf(text: string): readonly string[] {
  const tokens = known.get(text) ?? text.match(/[#:]?\w+|<=|>=|<>|[<>=(),+.-]/g) ?? [];
  known.set(text, tokens);
  return tokens;
}

/** Reads the tokens of one expression from left to right. */
interface Reader {
  peek(): string | undefined;
  take(expected?: string): string;
}

function readerOf(text: string): Reader {
  const tokens = tokensOf(text);
  let at = 0;
  return {
    peek: () => tokens[at],
    take: (expected) => {
      const token = tokens[at];
      if (token === undefined || (expected !== undefined && token !== expected)) {
        throw new Error(`Expected ${expected ?? 'more'}, found ${token ?? 'the end'} in: ${text}`);
      }
      at += 1;
      return token;
    },
  };
}

const nameOf = (token: string, { names }: Given): string => {
  const name = token.startsWith('#') ? names[token] : token;
  if (name === undefined) throw new Error(`The name ${token} is not given`);
  return name;
};

const comparisons: Readonly<Record<string, (a: number | string, b: number | string) => boolean>> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

/** Whether a condition holds for what stands under a key; nothing may stand there. */
export function holds(expression: string, item: Item | undefined, given: Given): boolean {
  const reader = readerOf(expression);
  const operand = (token: string): unknown =>
    token.startsWith(':') ? given.values[token] : item?.[nameOf(token, given)];

  const term = (): boolean => {
    const token = reader.take();
    if (token === '(') {
      const inside = either();
      reader.take(')');
      return inside;
    }
    if (token === 'attribute_exists' || token === 'attribute_not_exists') {
      reader.take('(');
      const name = nameOf(reader.take(), given);
      const stands = item?.[name] !== undefined;
      reader.take(')');
      return token === 'attribute_exists' ? stands : !stands;
    }
    const left = operand(token);
    const comparison = reader.take();
    const right = operand(reader.take());
    if (comparison === '=') return left !== undefined && left === right;
    if (comparison === '<>') return left !== right;
    const compare = comparisons[comparison];
    if (compare === undefined) throw new Error(`Unknown comparison ${comparison} in: ${expression}`);
    return typeof left === typeof right && compare(left as number, right as number);
  };
  // Both sides are read even if the first decides: the reader must move on.
  const both = (): boolean => {
    let all = term();
    while (reader.peek() === 'AND') {
      reader.take();
      all = term() && all;
    }
    return all;
  };
  const either = (): boolean => {
    let any = both();
    while (reader.peek() === 'OR') {
      reader.take();
      any = both() || any;
    }
    return any;
  };

  const answer = either();
  if (reader.peek() !== undefined) throw new Error(`Unread rest of: ${expression}`);
  return answer;
}

/** A number more, or the members of a set. */
const added = (to: unknown, more: unknown): unknown =>
  more instanceof Set
    ? new Set([...((to as Set<unknown> | undefined) ?? []), ...more])
    : Number(to ?? 0) + Number(more);

const clauses = new Set(['SET', 'ADD', 'REMOVE']);

/** The item after an update (`SET`, `ADD`, `REMOVE` of whole attributes; `SET` of what a map keeps under a name). */
export function updated(expression: string, item: Item, given: Given): Item {
  const reader = readerOf(expression);
  const after: Item = { ...item };

  const operand = (): unknown => {
    const token = reader.take();
    if (token === 'if_not_exists') {
      reader.take('(');
      const known = item[nameOf(reader.take(), given)];
      reader.take(',');
      const otherwise = operand();
      reader.take(')');
      return known ?? otherwise;
    }
    return token.startsWith(':') ? given.values[token] : item[nameOf(token, given)];
  };
  const sum = (): unknown => {
    let value = operand();
    for (let sign = reader.peek(); sign === '+' || sign === '-'; sign = reader.peek()) {
      reader.take();
      value = Number(value) + (sign === '+' ? 1 : -1) * Number(operand());
    }
    return value;
  };
  const clause = (kind: string): void => {
    const name = nameOf(reader.take(), given);
    if (reader.peek() === '.') {
      if (kind !== 'SET') throw new Error(`${kind} within a map in: ${expression}`);
      reader.take();
      const within = nameOf(reader.take(), given);
      reader.take('=');
      after[name] = { ...(after[name] as Record<string, unknown>), [within]: sum() };
      return;
    }
    if (kind === 'REMOVE') delete after[name];
    else if (kind === 'ADD') after[name] = added(item[name], given.values[reader.take()]);
    else {
      reader.take('=');
      after[name] = sum();
    }
  };

  while (reader.peek() !== undefined) {
    const kind = reader.take();
    if (!clauses.has(kind)) throw new Error(`Unknown clause ${kind} in: ${expression}`);
    clause(kind);
    while (reader.peek() === ',') {
      reader.take();
      clause(kind);
    }
  }
  return after;
}
