import type { Node } from 'constructs';
import * as z from 'zod';
import { stageOrThrow, type Stage } from './stages.ts';

/** An identity provider other than the Cognito user pool that Rafiq makes for itself. */
export interface ForeignIdentityProvider {
  readonly issuer: string;
  readonly jwksUri?: string | undefined;
  /** The scope its access tokens carry for Rafiq. */
  readonly scope: string;
  /** The portal's client first, then those of integrators. */
  readonly clientIds: readonly [string, ...string[]];
  /** The Secrets Manager secret that holds the portal client's secret. */
  readonly clientSecretArn: string;
}

/** What a deployment chooses, by `--context name=value` or in cdk.json. */
export interface Settings {
  readonly stage: Stage;
  /** False leaves the portal's stack out (`portal=none`), for a deployment of the API alone. */
  readonly portal: boolean;
  readonly identityProvider?: ForeignIdentityProvider;
  /** The portal's own host name with its certificate (of us-east-1); else CloudFront's name serves. */
  readonly portalDomain?: { readonly name: string; readonly certificateArn: string };
  /** Who hears of alarms. */
  readonly alarmEmail?: string;
  /** Which scanner of viruses looks at attachments (`malwareScanner=none`: the built-in checks stand alone). */
  readonly malwareScanner: MalwareScannerKind;
}

export const malwareScanners = ['guardduty', 'none'] as const;
export type MalwareScannerKind = (typeof malwareScanners)[number];

const contextSchema = z.object({
  stage: z.string().default('production'),
  portal: z.enum(['built', 'none']).default('built'),
  oidcIssuer: z.url().optional(),
  oidcJwksUri: z.url().optional(),
  oidcScope: z.string().default('rafiq/api'),
  oidcClientIds: z.string().optional(),
  oidcClientSecretArn: z.string().optional(),
  portalDomain: z.string().optional(),
  portalCertificateArn: z.string().optional(),
  alarmEmail: z.email().optional(),
  malwareScanner: z.enum(malwareScanners).default('guardduty'),
});

/** Reads the settings from the app's context; refuses half a setting with a sentence that says what is missing. */
export function readSettings(node: Node): Settings {
  const names = Object.keys(contextSchema.shape);
  const given = Object.fromEntries(names.map((name) => [name, node.tryGetContext(name) as unknown]));
  const context = contextSchema.parse(given);
  const identityProvider = readIdentityProvider(context);
  const portalDomain = readPortalDomain(context);
  return {
    stage: stageOrThrow(context.stage),
    portal: context.portal === 'built',
    malwareScanner: context.malwareScanner,
    ...(identityProvider && { identityProvider }),
    ...(portalDomain && { portalDomain }),
    ...(context.alarmEmail !== undefined && { alarmEmail: context.alarmEmail }),
  };
}

type Context = z.output<typeof contextSchema>;

function readIdentityProvider(context: Context): ForeignIdentityProvider | undefined {
  if (context.oidcIssuer === undefined) return undefined;
  const [first, ...others] = (context.oidcClientIds ?? '').split(',').filter((id) => id !== '');
  if (first === undefined || context.oidcClientSecretArn === undefined) {
    throw new Error(
      'oidcIssuer needs oidcClientIds (the portal first, commas between) and oidcClientSecretArn.',
    );
  }
  return {
    issuer: context.oidcIssuer,
    jwksUri: context.oidcJwksUri,
    scope: context.oidcScope,
    clientIds: [first, ...others],
    clientSecretArn: context.oidcClientSecretArn,
  };
}

function readPortalDomain(context: Context): Settings['portalDomain'] {
  if (context.portalDomain === undefined && context.portalCertificateArn === undefined) return undefined;
  if (context.portalDomain === undefined || context.portalCertificateArn === undefined) {
    throw new Error('portalDomain and portalCertificateArn (a certificate of us-east-1) belong together.');
  }
  return { name: context.portalDomain, certificateArn: context.portalCertificateArn };
}
