import { describe, expect, it } from 'vitest';
import { cameThroughEdge } from './edge-secret.ts';

describe('cameThroughEdge', () => {
  it('takes the secret of the edge', () => {
    expect(cameThroughEdge({ 'x-rafiq-edge': 's3cret' }, 's3cret')).toBe(true);
  });

  it.each([
    ['no header', {}, 's3cret'],
    ['another secret', { 'x-rafiq-edge': 'S3cret' }, 's3cret'],
    ['an empty secret, as when the deployment lacks one', { 'x-rafiq-edge': '' }, ''],
  ])('refuses %s', (_what, headers, secret) => {
    expect(cameThroughEdge(headers, secret)).toBe(false);
  });
});
