import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCloudAssembly } from './cloud-assembly.ts';
import { resolveAssembly } from './local-assembly.ts';
import type { Surroundings } from './local-names.ts';
import { temporaryFolders } from '../../../test/fixtures/temporary-folders.ts';

const around: Surroundings = {
  issuer: 'http://localhost:4620',
  apiUrl: (stack) => (stack === 'Portal' ? 'http://localhost:4600' : 'http://localhost:4610'),
  queuesUrl: 'http://127.0.0.1:4650',
  clientId: () => 'rafiq-portal',
  secret: (name) => `secret of ${name}`,
};

type Template = Record<string, unknown>;

const newFolder = temporaryFolders('assembly');

function assembly(templates: Record<string, Template>): string {
  const folder = newFolder();
  const artifacts: Record<string, unknown> = { Tree: { type: 'cdk:tree' } };
  for (const [name, template] of Object.entries(templates)) {
    writeFileSync(path.join(folder, `${name}.template.json`), JSON.stringify(template));
    artifacts[name] = {
      type: 'aws:cloudformation:stack',
      properties: { templateFile: `${name}.template.json` },
    };
  }
  writeFileSync(path.join(folder, 'manifest.json'), JSON.stringify({ version: '48.0.0', artifacts }));
  return folder;
}

const resolve = (templates: Record<string, Template>) =>
  resolveAssembly(readCloudAssembly(assembly(templates)), around);

/** The properties of one function whose environment holds the values to evaluate. */
function evaluated(variables: unknown, more: Template = {}, resources: Template = {}): unknown {
  const template = {
    ...more,
    Resources: { ...resources, Fn: { Type: 'AWS::Lambda::Function', Properties: { Variables: variables } } },
  };
  return resolve({ Api: template }).ofType('AWS::Lambda::Function')[0]?.properties['Variables'];
}

describe('templates', () => {
  it('resolve their functions as CloudFormation does', () => {
    expect(
      evaluated(
        {
          ref: { Ref: 'Store' },
          arn: { 'Fn::GetAtt': ['Store', 'Arn'] },
          join: { 'Fn::Join': ['-', ['a', { Ref: 'AWS::Region' }, 1]] },
          sub: { 'Fn::Sub': ['${Store.Arn}/${!kept}/${own}', { own: { Ref: 'Store' } }] },
          select: { 'Fn::Select': [1, { 'Fn::Split': ['/', 'a/b/c'] }] },
          chosen: { 'Fn::If': ['Small', 'small', 'large'] },
          gone: { Ref: 'AWS::NoValue' },
          parameter: { Ref: 'Colour' },
          queue: { Ref: 'Line' },
        },
        {
          Parameters: { Colour: { Type: 'String', Default: 'blue' } },
          Conditions: { Small: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'Colour' }, 'red'] }] } },
        },
        { Store: { Type: 'AWS::S3::Bucket' }, Line: { Type: 'AWS::SQS::Queue' } },
      ),
    ).toEqual({
      ref: 'api-store',
      arn: 'arn:aws:s3:::api-store',
      join: 'a-eu-central-1-1',
      sub: 'arn:aws:s3:::api-store/${kept}/api-store',
      select: 'b',
      chosen: 'small',
      parameter: 'blue',
      queue: 'http://127.0.0.1:4650/000000000000/api-line',
    });
  });

  it('share values over stacks by exports', () => {
    const found = resolve({
      Data: {
        Resources: { Table: { Type: 'AWS::DynamoDB::GlobalTable', Properties: { TableName: 'rafiq' } } },
        Outputs: {
          Out: { Value: { Ref: 'Table' }, Export: { Name: { 'Fn::Sub': '${AWS::StackName}:Table' } } },
        },
      },
      Api: {
        Resources: {
          Fn: { Type: 'AWS::Lambda::Function', Properties: { Name: { 'Fn::ImportValue': 'Data:Table' } } },
        },
      },
    });
    expect(found.ofType('AWS::Lambda::Function')[0]?.properties).toEqual({ Name: 'rafiq' });
  });

  it('give each secret and key its own value', () => {
    const secrets = { Secret: { Type: 'AWS::SecretsManager::Secret' } };
    const reference = (tail: string) => ({
      'Fn::Join': ['', ['{{resolve:secretsmanager:', { Ref: 'Secret' }, `:SecretString:${tail}}}`]],
    });
    expect(evaluated({ whole: reference('::'), part: reference('key::') }, {}, secrets)).toEqual({
      whole: 'secret of Api/Secret',
      part: 'secret of Api/Secret/key',
    });
    const given = {
      Client: { Type: 'AWS::Cognito::UserPoolClient' },
      Secret: {
        Type: 'AWS::SecretsManager::Secret',
        Properties: { SecretString: { 'Fn::GetAtt': ['Client', 'ClientSecret'] } },
      },
    };
    expect(evaluated({ whole: reference('::') }, {}, given)).toEqual({
      whole: 'secret of client/api-client',
    });
  });

  it.each([
    ['an unknown function', { 'Fn::Cidr': ['10.0.0.0/8', 1, 8] }, /Fn::Cidr/],
    ['an unknown resource', { Ref: 'Nobody' }, /Nobody/],
    ['an unknown attribute', { 'Fn::GetAtt': ['Fn', 'SnapStartResponse'] }, /SnapStartResponse/],
    ['an unknown dynamic reference', '{{resolve:ssm:/a/b}}', /resolve:ssm/],
    ['an import nobody exports', { 'Fn::ImportValue': 'x:y' }, /x:y/],
  ])('refuse %s', (_name, value, message) => {
    expect(() => evaluated({ value })).toThrow(message);
  });

  it('refuse a resource type nobody taught the runner, unless its condition is off', () => {
    const unknown = { Type: 'AWS::Kinesis::Stream', Condition: 'Never' };
    const conditions = { Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } } };
    expect(() => evaluated({}, {}, { Stream: { Type: 'AWS::Kinesis::Stream' } })).toThrow(
      /AWS::Kinesis::Stream/,
    );
    expect(evaluated({ fine: 'yes' }, conditions, { Stream: unknown })).toEqual({ fine: 'yes' });
  });
});
