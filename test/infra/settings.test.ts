import { App } from 'aws-cdk-lib';
import { describe, expect, it } from 'vitest';
import { readSettings } from '../../infra/settings.ts';
import { temporaryFolders } from '../fixtures/temporary-folders.ts';

// Without one, each app would leave a folder of its own behind.
const outdir = temporaryFolders('settings')();
const settings = (context: Record<string, unknown>) => readSettings(new App({ context, outdir }).node);

describe('settings', () => {
  it('are a production with a portal and a user pool of its own, unless said otherwise', () => {
    expect(settings({})).toEqual({
      stage: expect.objectContaining({ name: 'production' }) as object,
      portal: true,
      malwareScanner: 'guardduty',
    });
  });

  it('leave the portal out on request', () => {
    expect(settings({ portal: 'none' }).portal).toBe(false);
  });

  it.each([
    ['an unknown stage', { stage: 'prod' }, "Unknown stage 'prod'. The stages are: production, trial."],
    [
      'an issuer without clients',
      { oidcIssuer: 'https://login.example.com' },
      'oidcIssuer needs oidcClientIds',
    ],
    ['a domain without a certificate', { portalDomain: 'partners.example.com' }, 'belong together'],
    ['an address that is none', { alarmEmail: 'operations' }, 'email'],
  ])('refuse %s', (_what, context, message) => {
    expect(() => settings(context)).toThrow(message);
  });
});
