import { describe, expect, test } from 'vitest';
import { permissions, roles } from './permissions.ts';
import { problems } from './problems.ts';
import { problemsOf, roomOf } from './route.ts';
import { routes } from './routes.ts';

describe('the route table', () => {
  test('names every route once, by id and by method and path', () => {
    expect(new Set(routes.map(({ id }) => id)).size).toBe(routes.length);
    expect(
      new Set(routes.map(({ method, path }) => `${method} ${path.replace(/\{\w+\}/g, '{}')}`)).size,
    ).toBe(routes.length);
  });

  test.each(routes.map((route) => [route.id, route] as const))('%s is whole', (_id, route) => {
    expect(route.summary.length * route.description.length).toBeGreaterThan(0);
    expect(roomOf(route)).toMatch(/^[a-z]+$/);
    for (const code of problemsOf(route)) expect(problems).toHaveProperty(code);
    if (route.audience !== 'public' && route.audience !== 'bearer') {
      expect(permissions).toHaveProperty([route.permission ?? 'none']);
    }
    const named = [...route.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
    const fits = route.params.safeParse(Object.fromEntries(named.map((name) => [name, 'x'])));
    const unknown = fits.success
      ? []
      : fits.error.issues.filter((issue) => issue.code === 'unrecognized_keys');
    expect(unknown).toEqual([]);
  });
});

test('the permission matrix names only roles there are', () => {
  for (const allowed of Object.values(permissions))
    expect(allowed.every((role) => roles.includes(role))).toBe(true);
});
