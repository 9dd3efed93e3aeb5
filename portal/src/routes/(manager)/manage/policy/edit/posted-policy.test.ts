import { writtenPolicy } from '@rafiq/shared/leads/policy-contract.ts';
import { describe, expect, it } from 'vitest';
import { PostedForm } from '#lib/server/form.ts';
import { postedPolicy } from './posted-policy.ts';

const whole = {
  'steps.territory': 'on',
  rules: '[]',
  strategy: 'pool',
  everyoneAbsent: 'hold',
  declineGivesTurnBack: 'no',
  newcomerStart: 'zero',
  backFromLeave: 'catch-up',
  'backFromLeave.days': '۱۰',
  clock: 'wall-clock',
  acceptHours: '8',
  contactHours: '24',
  maxHops: '5',
  idleDays: '',
  idleWarningDays: '0',
  poolMostOpen: '',
  poolCoolDownMinutes: '30',
};
const posted = async (fields: Record<string, string>) => {
  const body = new FormData();
  for (const [name, text] of Object.entries(fields)) body.set(name, text);
  return postedPolicy(await PostedForm.of(new Request('http://portal.example', { method: 'POST', body })));
};
/** The fields the API would refuse. */
const refusedOf = async (fields: Record<string, string>) =>
  writtenPolicy.safeParse(await posted(fields)).error?.issues.map(({ path }) => path.join('.')) ?? [];

it('says every setting as it was posted', async () => {
  expect(writtenPolicy.parse(await posted(whole))).toMatchObject({
    steps: { territory: true, capacity: false },
    declineGivesTurnBack: false,
    newcomerStart: 'zero',
    backFromLeave: { kind: 'catch-up', days: 10 },
    idleDays: null,
    idleWarningDays: 0,
    poolMostOpen: null,
    poolCoolDownMinutes: 30,
  });
});

describe('what the form leaves out is no answer, and is refused at its field', () => {
  const demanded = [
    'strategy',
    'everyoneAbsent',
    'declineGivesTurnBack',
    'newcomerStart',
    'backFromLeave',
    'clock',
    'acceptHours',
    'contactHours',
    'maxHops',
    'idleWarningDays',
    'poolCoolDownMinutes',
  ] as const;
  it.each(demanded)('%s', async (name) => {
    expect(await refusedOf({ ...whole, [name]: '' })).toEqual([name]);
  });
  it('the days of catching up', async () => {
    expect(await refusedOf({ ...whole, 'backFromLeave.days': '' })).toEqual(['backFromLeave.days']);
  });
});

it('is refused altogether without rules that a form of ours has written', async () => {
  await expect(posted({ ...whole, rules: 'x' })).rejects.toMatchObject({ status: 400 });
});
