import { building } from '$app/env';
import { defineEnvVars } from '@sveltejs/kit/env';
import * as z from 'zod';

const isLoopback = (host: string) => /^(localhost|127\.0\.0\.1|\[::1\])$/.test(host);

/** An address reached over TLS; plain http only on this very machine. */
const address = z
  .url()
  .refine((text) => {
    const { protocol, hostname } = new URL(text);
    return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
  }, 'must be https, or http on the loopback address')
  .transform((text) => text.replace(/\/$/, ''));

/** A build looks at every module but serves nobody: it needs none of what a running portal must be told. */
const atBuild = (text: string) => (building ? z.string().default(text) : undefined);
const aName = atBuild('building') ?? z.string().min(1);
const anAddress = atBuild('https://building.invalid') ?? address;
const someAddresses =
  atBuild('https://building.invalid') ??
  z
    .string()
    .refine((text) => text.split(' ').every((one) => address.safeParse(one).success), 'must be addresses');

export const variables = defineEnvVars({
  API_URL: { schema: anAddress, description: "Where Rafiq's API answers, without a trailing slash" },
  PORTAL_ORIGIN: { schema: anAddress, description: 'The origin people open in their browser' },
  OIDC_ISSUER: {
    schema: anAddress,
    description: 'The identity provider; its discovery document names the rest',
  },
  OIDC_CLIENT_ID: { schema: aName },
  OIDC_CLIENT_SECRET: { schema: aName, description: 'Also the root of the key that seals cookies' },
  OIDC_SCOPES: {
    schema: z.string().default('openid email profile rafiq/api'),
    description: 'Scopes asked for at sign-in, separated by spaces',
  },
  UPLOAD_ORIGINS: {
    schema: someAddresses,
    description:
      'The only origins beside the portal that a page may speak to, separated by spaces: files go there by presigned address',
  },
  SESSION_TABLE_NAME: { schema: aName, description: "The portal's own table of sessions" },
  SESSION_COOKIE_NAME: {
    schema: z
      .string()
      .regex(/^[\w-]+$/)
      .default('__Host-rafiq'),
    description:
      'Chromium and Firefox keep a __Host- cookie on http://localhost; Safari needs a plain name there',
  },
});
