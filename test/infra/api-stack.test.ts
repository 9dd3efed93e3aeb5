import { roomOf } from '@rafiq/shared/route.ts';
import { describe, expect, it } from 'vitest';
import { plans, resourcesOf, rooms, routes, templateOfRooms, templatesOf } from './synthesized.ts';

const templates = templatesOf();
const api = templateOfRooms(templates);
const functions = resourcesOf(api, 'AWS::Lambda::Function');
const mappings = resourcesOf(api, 'AWS::Lambda::EventSourceMapping');
const queues = resourcesOf(api, 'AWS::SQS::Queue');
const workers = plans.filter((plan) => plan.trigger !== undefined);
const apis = plans.filter((plan) => plan.trigger === undefined);
const parts = apis.filter((plan) => plan.routes !== undefined);
/** The function that answers a route: the part of its room's API that names it, else the room's own. */
const answering = (route: { id: string }): string =>
  parts.find((part) => part.routes?.includes(route.id))?.name ?? `${roomOf(route)}-api`;

const functionNamed = (name: string) => {
  const found = functions.find(
    (candidate) => candidate.properties['FunctionName'] === `rafiq-production-${name}`,
  );
  if (!found) throw new Error(`No function ${name}.`);
  return found;
};
const queueNamed = (name: string) =>
  queues.find((queue) => queue.properties['QueueName'] === `rafiq-production-${name}`);
const getArn = (id: string | undefined) => ({ 'Fn::GetAtt': [id, 'Arn'] });

/** CloudFormation takes 500 resources in a stack: so many are left for what comes next. */
const mostResources = 450;

it.each([...templates])('%s has room for more', (_, template) => {
  expect(Object.keys(template.toJSON()['Resources'] as object).length).toBeLessThan(mostResources);
});

describe('routes', () => {
  const gatewayRoutes = resourcesOf(api, 'AWS::ApiGatewayV2::Route');
  const routeFor = (key: string) => gatewayRoutes.filter((route) => route.properties['RouteKey'] === key);

  it('are those of the contract, once each, and no other', () => {
    const keys = gatewayRoutes.map((route) => route.properties['RouteKey']);
    expect(keys.sort()).toEqual(routes.map((route) => `${route.method} ${route.path}`).sort());
  });

  it.each(routes.map((route) => [route.id, route] as const))(
    '%s reaches its room, behind the authorizer',
    (_id, route) => {
      const [found] = routeFor(`${route.method} ${route.path}`);
      const isPublic = route.audience === 'public';
      expect(found?.properties['AuthorizationType']).toBe(isPublic ? 'NONE' : 'JWT');
      expect(found?.properties['AuthorizationScopes']).toEqual(isPublic ? undefined : ['rafiq/api']);
      const target = found?.properties['Target'] as { 'Fn::Join': [string, [string, { Ref: string }]] };
      const integration = resourcesOf(api, 'AWS::ApiGatewayV2::Integration').find(
        (candidate) => candidate.id === target['Fn::Join'][1][1].Ref,
      );
      expect(integration?.properties).toMatchObject({
        IntegrationUri: getArn(functionNamed(answering(route)).id),
        PayloadFormatVersion: '2.0',
      });
    },
  );

  it('are throttled and logged, without addresses or names of people', () => {
    const [stage] = resourcesOf(api, 'AWS::ApiGatewayV2::Stage');
    expect(stage?.properties).toMatchObject({
      DefaultRouteSettings: { ThrottlingRateLimit: 500, ThrottlingBurstLimit: 1000 },
    });
    const { Format: format } = stage?.properties['AccessLogSettings'] as { Format: string };
    expect(format).toContain('$context.requestId');
    expect(format).not.toMatch(/identity|claims|authorizer/);
  });
});

describe('functions', () => {
  it('that are parts of an API answer routes of their own room, each one alone', () => {
    expect(parts.map(({ name }) => name)).toEqual([
      'accounts-alike-api',
      'deals-check-api',
      'deals-conflicts-api',
      'deals-decisions-api',
      'deals-moves-api',
      'deals-policies-api',
      'deals-registration-api',
      'deals-shared-api',
      'deals-trial-api',
      'deals-what-ifs-api',
      'integrations-description-api',
      'leads-batches-api',
      'leads-decisions-api',
      'leads-policies-api',
    ]);
    const named = parts.flatMap((part) => (part.routes ?? []).map((id) => ({ id, room: part.room })));
    for (const { id, room } of named) expect([id, room]).toEqual([id, roomOf({ id })]);
    const known = new Set<string>(routes.map(({ id }) => id));
    expect(named.filter(({ id }) => !known.has(id))).toEqual([]);
    expect(new Set(named.map(({ id }) => id)).size).toBe(named.length);
  });

  it('are one for each room, each part of one and each worker', () => {
    const names = functions.map((found) => found.properties['FunctionName']);
    expect(names.sort()).toEqual(plans.map((plan) => `rafiq-production-${plan.name}`).sort());
    expect(apis.filter((plan) => !parts.includes(plan)).map((plan) => plan.room)).toEqual(
      rooms.map((room) => room.room),
    );
  });

  it.each(plans.map((plan) => [plan.name, plan] as const))(
    '%s runs on Node 24 and arm64, in its own role',
    (name, plan) => {
      const { properties } = functionNamed(name);
      expect(properties).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Handler: 'index.handler',
        MemorySize: plan.access.memoryMb,
        Timeout: plan.access.timeoutSeconds,
      });
      const role = properties['Role'] as { 'Fn::GetAtt': [string, string] };
      const sharing = functions.filter(
        (other) => JSON.stringify(other.properties['Role']) === JSON.stringify(role),
      );
      expect(sharing).toHaveLength(1);
    },
  );

  it('of an API answer before the gateway gives up', () => {
    const slow = plans.filter((plan) => plan.trigger === undefined && plan.access.timeoutSeconds > 29);
    expect(slow.map((plan) => plan.name)).toEqual([]);
  });

  it('know names by reference and secrets by a reference that is resolved at deployment', () => {
    // What an access token must be good for, and which scanner there is, are words of our own, no names of resources.
    const literal = ['NODE_OPTIONS', 'OIDC_SCOPE', 'MALWARE_SCANNER'];
    for (const { properties } of functions) {
      const { Variables: variables } = properties['Environment'] as { Variables: Record<string, unknown> };
      for (const [name, value] of Object.entries(variables)) {
        if (!literal.includes(name)) expect(value, name).toEqual(expect.any(Object));
      }
      if (variables['CURSOR_SECRET'] !== undefined) {
        expect(JSON.stringify(variables['CURSOR_SECRET'])).toContain('{{resolve:secretsmanager:');
      }
    }
  });
});

describe('workers', () => {
  it('that read the stream are two: placement and the publisher', () => {
    const readers = workers.filter((plan) => plan.trigger?.kind === 'stream').map((plan) => plan.name);
    expect(readers).toEqual(['integrations-publish-events', 'leads-place-lead']);
    const streamed = mappings.filter((mapping) => 'StartingPosition' in mapping.properties);
    expect(streamed).toHaveLength(2);
    for (const { properties } of streamed) {
      expect(properties).toMatchObject({
        StartingPosition: 'TRIM_HORIZON',
        BisectBatchOnFunctionError: true,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        MaximumRetryAttempts: 4,
        DestinationConfig: { OnFailure: { Destination: expect.any(Object) as object } },
        FilterCriteria: { Filters: expect.any(Array) as unknown[] },
      });
    }
  });

  const eventWorkers = workers.filter((plan) => plan.trigger?.kind === 'event');
  it.each(eventWorkers.map((plan) => [plan.name, plan] as const))(
    '%s has its own rule, queue and dead letters',
    (name, plan) => {
      const queue = queueNamed(name);
      const deadLetters = queueNamed(`${name}-dead`);
      expect(queue?.properties).toMatchObject({
        RedrivePolicy: { deadLetterTargetArn: getArn(deadLetters?.id), maxReceiveCount: 5 },
        SqsManagedSseEnabled: true,
      });
      expect(queue?.properties['VisibilityTimeout']).toBeGreaterThanOrEqual(6 * plan.access.timeoutSeconds);
      const feeding = resourcesOf(api, 'AWS::Events::Rule').filter((rule) =>
        JSON.stringify(rule.properties['Targets']).includes(JSON.stringify(getArn(queue?.id))),
      );
      const heard = feeding.map((rule) => rule.properties['EventPattern'] as { source: string[] });
      const scans = plan.access.buckets?.some(({ tags }) => tags === true) ?? false;
      expect(heard.map(({ source }) => source).sort()).toEqual([
        ...(scans ? [['aws.guardduty']] : []),
        ['rafiq'],
      ]);
      const reading = mappings.filter(
        (mapping) =>
          JSON.stringify(mapping.properties['EventSourceArn']) === JSON.stringify(getArn(queue?.id)),
      );
      expect(reading.map((mapping) => mapping.properties)).toMatchObject([
        { FunctionName: { Ref: functionNamed(name).id }, FunctionResponseTypes: ['ReportBatchItemFailures'] },
      ]);
    },
  );

  it('that wait for a scanner of viruses hear its verdicts on their own files, from the bus of the account', () => {
    const [rule, ...others] = resourcesOf(api, 'AWS::Events::Rule').filter(({ properties }) =>
      JSON.stringify(properties['EventPattern']).includes('aws.guardduty'),
    );
    expect(others).toEqual([]);
    expect(rule?.properties).toMatchObject({
      EventPattern: {
        source: ['aws.guardduty'],
        'detail-type': ['GuardDuty Malware Protection Object Scan Result'],
        detail: {
          s3ObjectDetails: {
            bucketName: [{ 'Fn::ImportValue': expect.stringContaining('Attachments') as string }],
            objectKey: [{ prefix: 'quarantine/' }],
          },
        },
      },
      Targets: [{ DeadLetterConfig: { Arn: getArn(queueNamed('attachments-scan-file-dead')?.id) } }],
    });
    expect(rule?.properties).not.toHaveProperty('EventBusName');
    const told = functions.filter(({ properties }) =>
      JSON.stringify(properties['Environment']).includes('"MALWARE_SCANNER":"guardduty"'),
    );
    expect(told.map(({ id }) => id)).toEqual([functionNamed('attachments-scan-file').id]);
  });

  it('have no scanner to wait for where a deployment has none', () => {
    const without = templateOfRooms(templatesOf({ malwareScanner: 'none' }));
    expect(JSON.stringify(without.toJSON())).not.toContain('guardduty');
  });

  const scheduled = workers.filter((plan) => plan.trigger?.kind === 'schedule');
  it.each(scheduled.map((plan) => [plan.name] as const))(
    '%s is called by one schedule of its own',
    (name) => {
      const calling = resourcesOf(api, 'AWS::Scheduler::Schedule').filter((schedule) =>
        JSON.stringify(schedule.properties['Target']).includes(
          JSON.stringify(getArn(functionNamed(name).id)),
        ),
      );
      expect(calling).toHaveLength(1);
      expect(calling[0]?.properties['Target']).toMatchObject({
        DeadLetterConfig: { Arn: getArn(queueNamed(`${name}-dead`)?.id) },
      });
    },
  );

  it('have no queue but these', () => {
    const expected = workers.flatMap((plan) =>
      plan.trigger?.kind === 'event' ? [plan.name, `${plan.name}-dead`] : [`${plan.name}-dead`],
    );
    const names = queues.map((queue) => queue.properties['QueueName']);
    expect(names.sort()).toEqual(expected.map((name) => `rafiq-production-${name}`).sort());
  });
});
