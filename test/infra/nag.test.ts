import { type App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { describe, expect, it } from 'vitest';
import { stages } from '../../infra/stages.ts';
import { temporaryFolders } from '../fixtures/temporary-folders.ts';
import { systemApp } from './synthesized.ts';

const newFolder = temporaryFolders('nag');

/** Variants whose templates differ in what the rules look at. */
const variants: [string, Record<string, unknown>][] = [
  ...Object.keys(stages).map((stage): [string, Record<string, unknown>] => [`stage ${stage}`, { stage }]),
  [
    'own domain and identity provider',
    {
      portalDomain: 'partners.example.com',
      portalCertificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/one',
      oidcIssuer: 'https://login.example.com',
      oidcClientIds: 'portal',
      oidcClientSecretArn: 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:portal-AbCdEf',
    },
  ],
];

interface Acknowledgement {
  readonly path: string;
  /** With the name of its pack in front. */
  readonly finding: string;
  readonly reason: string;
}

const acknowledgementsIn = (app: App): Acknowledgement[] =>
  app.node.findAll().flatMap((construct) =>
    construct.node.metadata
      .filter((entry) => entry.type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
      .flatMap((entry) =>
        Object.entries(entry.data as Record<string, string>).map(([finding, reason]) => ({
          path: construct.node.path,
          finding: finding.replace(/^annotation::/i, ''),
          reason,
        })),
      ),
  );

describe('the AwsSolutions rules', () => {
  it.each(variants)(
    'find nothing unexplained, and nothing is explained in vain: %s',
    { timeout: 60_000 },
    (_variant, context) => {
      const app = systemApp(newFolder(), context);
      const checks = new AwsSolutionsChecks(app, { verbose: true });
      Validations.of(app).addPlugins(checks);
      expect(() => app.synth()).not.toThrow();

      // Asked directly, the pack tells all it finds, also what is acknowledged.
      const findings = checks.validateScope(app).violations.flatMap(({ ruleName, violatingResources }) =>
        violatingResources.map((resource) => ({
          finding: `AwsSolutions::${ruleName}`,
          path: resource.constructPath ?? '',
        })),
      );
      expect(findings.length).toBeGreaterThan(0);
      const acknowledgements = acknowledgementsIn(app);
      const idle = acknowledgements.filter(
        ({ path, finding }) =>
          !findings.some((found) => found.finding === finding && `${found.path}/`.startsWith(`${path}/`)),
      );
      expect(idle).toEqual([]);
      for (const { reason } of acknowledgements) expect(reason).toMatch(/^[A-Z].{20,}\.$/);
    },
  );
});
