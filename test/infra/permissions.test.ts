import { describe, expect, it } from 'vitest';
import { table } from '../../functions/kernel/table.ts';
import {
  plans,
  resourcesOf,
  roomStacks,
  templateOfRooms,
  templateOrThrow,
  templatesOf,
} from './synthesized.ts';

interface Statement {
  Effect: string;
  Action: string | string[];
  Resource: unknown;
}

const templates = templatesOf();
const api = templateOfRooms(templates);
const statementsOfRooms = () => roomStacks.flatMap(statementsOf);
const list = <Item>(one: Item | Item[]): Item[] => (Array.isArray(one) ? one : [one]);

interface Document {
  Statement: Statement[];
}

/** What the roles of a stack permit: in themselves, or by a policy beside them. */
const documentsOf = (stack: string): { roles: string; document: Document }[] => {
  const template = templateOrThrow(templates, stack);
  const within = resourcesOf(template, 'AWS::IAM::Role').flatMap(({ id, properties }) =>
    ((properties['Policies'] ?? []) as { PolicyDocument: Document }[]).map(
      ({ PolicyDocument: document }) => ({
        roles: id,
        document,
      }),
    ),
  );
  const beside = resourcesOf(template, 'AWS::IAM::Policy').map(({ properties }) => ({
    roles: JSON.stringify(properties['Roles']),
    document: properties['PolicyDocument'] as Document,
  }));
  return [...within, ...beside];
};

const statementsOf = (stack: string) =>
  documentsOf(stack).flatMap(({ roles, document }) =>
    document.Statement.map((statement) => ({
      roles,
      actions: list(statement.Action),
      resources: list(statement.Resource).map((resource) => JSON.stringify(resource)),
    })),
  );

/** The permissions of one function, found through its role. */
function permissionsOf(name: string) {
  const fn = resourcesOf(api, 'AWS::Lambda::Function').find(
    (candidate) => candidate.properties['FunctionName'] === `rafiq-production-${name}`,
  );
  const role = (fn?.properties['Role'] as { 'Fn::GetAtt': [string, string] })['Fn::GetAtt'][0];
  return statementsOfRooms().filter(({ roles }) => roles === role);
}

describe('policies', () => {
  it('of the API lie in their roles: a policy beside each would be a resource more, and a stack has 500 at most', () => {
    expect(resourcesOf(api, 'AWS::IAM::Policy')).toEqual([]);
    expect(statementsOfRooms().length).toBeGreaterThan(plans.length);
  });

  it.each(['RafiqData', ...roomStacks, 'RafiqWatch'])('of %s name actions one by one', (stack) => {
    const wild = statementsOf(stack).flatMap((statement) =>
      statement.actions.filter((action) => action.includes('*')),
    );
    expect(wild).toEqual([]);
  });

  it('name resources one by one; only a prefix of a bucket of files ends in a wildcard', () => {
    const wild = statementsOfRooms().flatMap(({ actions, resources }) =>
      resources.filter((resource) => resource.includes('*')).map((resource) => ({ actions, resource })),
    );
    for (const { actions, resource } of wild) {
      expect(actions.every((action) => action.startsWith('s3:'))).toBe(true);
      expect(resource).toMatch(/(?:Imports|Attachments).*"\/[a-z-]+\/\*"/);
    }
  });

  it('let mail go out from the one address alone, or its domain', () => {
    const [sending, ...others] = statementsOfRooms().filter(({ actions }) =>
      actions.some((action) => action.startsWith('ses:')),
    );
    expect([sending?.actions, others]).toEqual([['ses:SendEmail'], []]);
    expect(sending?.resources).toHaveLength(2);
    for (const resource of sending?.resources ?? []) expect(resource).toMatch(/:identity\/.*MailFrom/);
  });

  it('come from no managed policy', () => {
    const managed = resourcesOf(api, 'AWS::IAM::Role').filter(
      (role) => 'ManagedPolicyArns' in role.properties,
    );
    expect(managed).toEqual([]);
  });

  it.each(plans.map((plan) => [plan.name, plan] as const))(
    'of %s are what its access asks for',
    (name, { access, trigger }) => {
      const given = permissionsOf(name);
      const actions = given.flatMap((statement) => statement.actions);
      expect(actions.includes('dynamodb:PutItem'), 'writes').toBe(access.table === 'read-write');
      expect(actions.includes('dynamodb:GetItem'), 'reads').toBe(access.table !== 'none');
      expect(actions.includes('events:PutEvents'), 'publishes').toBe(access.publishes === true);
      expect(actions.includes('ses:SendEmail'), 'sends mail').toBe(access.sendsMail === true);
      expect(actions.includes('dynamodb:GetRecords'), 'reads the stream').toBe(trigger?.kind === 'stream');
      expect(actions.includes('dynamodb:Scan'), 'scans').toBe(false);
      const indexes = given.flatMap(({ resources }) =>
        resources.flatMap((resource) => /\/index\/([^"]+)/.exec(resource)?.[1] ?? []),
      );
      expect(indexes.sort()).toEqual((access.indexes ?? []).map((index) => table.indexes[index].name).sort());
      const objects = actions.filter((action) => action.startsWith('s3:'));
      const uses = (access.buckets ?? []).map((bucket) => bucket.use);
      expect(objects.includes('s3:PutObject'), 'uploads').toBe(uses.some((use) => use.endsWith('write')));
      const removes = access.buckets?.some((bucket) => bucket.removes === true) ?? false;
      expect(objects.includes('s3:DeleteObject'), 'removes').toBe(removes);
      const tags = access.buckets?.some((bucket) => bucket.tags === true) ?? false;
      expect(objects.includes('s3:GetObjectVersionTagging'), 'reads tags').toBe(tags);
      const downloads = uses.some((use) => use.startsWith('read'));
      expect(objects.includes('s3:GetObject'), 'downloads').toBe(downloads);
      expect(objects.includes('s3:ListBucket'), 'can tell a missing object').toBe(downloads);
    },
  );
});
