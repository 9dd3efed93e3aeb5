import { describe, expect, it } from 'vitest';
import { routeSelection } from './route-selection.ts';

const select = routeSelection(
  [
    'GET /v1/{proxy+}',
    'ANY /v1/leads/{leadId}',
    'GET /v1/leads/{leadId}',
    'GET /v1/leads/unplaced',
    'POST /v1/leads/{leadId}/claim',
    'GET /',
  ].map((routeKey) => ({ routeKey })),
);
const key = (method: string, path: string) => select(method, path)?.route.routeKey;

describe('route selection', () => {
  it.each([
    ['GET', '/v1/leads/unplaced', 'GET /v1/leads/unplaced'],
    ['GET', '/v1/leads/lead_1', 'GET /v1/leads/{leadId}'],
    ['DELETE', '/v1/leads/lead_1', 'ANY /v1/leads/{leadId}'],
    ['POST', '/v1/leads/unplaced', 'ANY /v1/leads/{leadId}'],
    ['POST', '/v1/leads/lead_1/claim', 'POST /v1/leads/{leadId}/claim'],
    ['GET', '/v1/leads/lead_1/other/deep', 'GET /v1/{proxy+}'],
    ['GET', '/', 'GET /'],
    ['POST', '/v1/offers', undefined],
    ['GET', '/v2', undefined],
  ])('%s %s goes to %s', (method, path, expected) => {
    expect(key(method, path)).toBe(expected);
  });

  it('decodes parameters, whatever characters they hold', () => {
    expect(select('GET', '/v1/leads/a%2Fb%20%D9%85')?.parameters).toEqual({ leadId: 'a/b م' });
    expect(select('GET', '/v1/x/y%20z/w')?.parameters).toEqual({ proxy: 'x/y z/w' });
    expect(() => select('GET', '/v1/leads/%E0%A4%A')).toThrow(URIError);
  });

  it('is not moved by an empty segment or a slash at the end', () => {
    expect(key('POST', '/v1/leads//claim')).toBeUndefined();
    expect(key('POST', '/v1/leads/lead_1/claim/')).toBeUndefined();
  });

  it('falls back to $default alone', () => {
    const withDefault = routeSelection([{ routeKey: 'GET /a' }, { routeKey: '$default' }]);
    expect(withDefault('POST', '/b')?.route.routeKey).toBe('$default');
    expect(withDefault('GET', '/a')?.route.routeKey).toBe('GET /a');
  });
});
