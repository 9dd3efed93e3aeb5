import { describe, expect, it } from 'vitest';
import { plans, resourcesOf, templateOrThrow, templatesOf } from './synthesized.ts';

const watch = templateOrThrow(templatesOf({ alarmEmail: 'operations@example.com' }), 'RafiqWatch');
const alarms = resourcesOf(watch, 'AWS::CloudWatch::Alarm').map((alarm) => alarm.properties['AlarmName']);
const workers = plans.filter((plan) => plan.trigger !== undefined);

describe('alarms', () => {
  it.each(plans.map((plan) => [plan.name] as const))('ring when %s fails or is throttled', (name) => {
    expect(alarms).toContain(`rafiq-production-${name}-errors`);
    expect(alarms).toContain(`rafiq-production-${name}-throttles`);
  });

  it.each(workers.map((plan) => [plan.name] as const))('ring when %s lays a message aside', (name) => {
    expect(alarms).toContain(`rafiq-production-${name}-dead-letters`);
  });

  it('ring when a reader of the stream is behind, and when the API answers with 5xx', () => {
    expect(alarms).toContain('rafiq-production-leads-place-lead-behind');
    expect(alarms).toContain('rafiq-production-integrations-publish-events-behind');
    expect(alarms).toContain('rafiq-production-api-5xx');
  });

  it('reach the address that the deployment names', () => {
    watch.hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'email',
      Endpoint: 'operations@example.com',
    });
  });

  it('hold no reference that would keep the API from removing a worker', () => {
    const imported = [...JSON.stringify(watch.toJSON()).matchAll(/"Fn::ImportValue":"([^"]+)"/g)].map(
      (match) => match[1],
    );
    expect(new Set(imported).size).toBe(1);
    expect(imported[0]).toMatch(/RoutesApi/);
  });
});
