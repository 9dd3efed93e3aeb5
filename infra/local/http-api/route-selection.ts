/** Anything addressed by a route key: `GET /v1/leads/{leadId}`, `ANY /{proxy+}` or `$default`. */
export interface Routed {
  readonly routeKey: string;
}

export interface Selected<Route> {
  readonly route: Route;
  readonly parameters: Readonly<Record<string, string>>;
}

export type SelectRoute<Route> = (method: string, path: string) => Selected<Route> | undefined;

interface Compiled<Route> {
  readonly route: Route;
  readonly method: string;
  readonly segments: readonly string[];
  /** Sorts the most specific first. */
  readonly rank: string;
}

/**
 * Prepares API Gateway's choice of a route: literal segments before `{parameter}` before `{proxy+}`, a method before
 * ANY, `$default` last. The choice throws URIError on a path whose escapes are broken.
 */
export function routeSelection<Route extends Routed>(routes: readonly Route[]): SelectRoute<Route> {
  const compiled = routes
    .filter((route) => route.routeKey !== '$default')
    .map(compile)
    .sort((left, right) => (left.rank < right.rank ? -1 : 1));
  const fallback = routes.find((route) => route.routeKey === '$default');
  return (method, path) => {
    const segments = path.split('/').slice(1);
    for (const { route, method: wanted, segments: pattern } of compiled) {
      if (wanted !== 'ANY' && wanted !== method) continue;
      const parameters = match(pattern, segments);
      if (parameters) return { route, parameters };
    }
    return fallback && { route: fallback, parameters: {} };
  };
}

function compile<Route extends Routed>(route: Route): Compiled<Route> {
  const [method = '', path = ''] = route.routeKey.split(' ');
  const segments = path.split('/').slice(1);
  const greedy = segments.some(isGreedy) ? '1' : '0';
  const kinds = segments
    .map((segment) => (isGreedy(segment) ? '2' : isParameter(segment) ? '1' : '0'))
    .join('');
  return { route, method, segments, rank: `${greedy}${kinds}${method === 'ANY' ? '1' : '0'}` };
}

const isGreedy = (segment: string): boolean => segment.endsWith('+}');
const isParameter = (segment: string): boolean => segment.startsWith('{');

function match(pattern: readonly string[], segments: readonly string[]): Record<string, string> | undefined {
  const parameters: Record<string, string> = {};
  for (const [index, expected] of pattern.entries()) {
    const found = segments[index];
    if (found === undefined) return undefined;
    if (isGreedy(expected)) {
      parameters[expected.slice(1, -2)] = segments.slice(index).map(decodeURIComponent).join('/');
      return parameters;
    }
    if (!isParameter(expected)) {
      if (found !== expected) return undefined;
    } else if (found === '') return undefined;
    else parameters[expected.slice(1, -1)] = decodeURIComponent(found);
  }
  return segments.length === pattern.length ? parameters : undefined;
}
