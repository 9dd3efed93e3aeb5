/** Who may not come in by a web form: each is refused by name, and nothing is left behind but the count of refusals. */
import {
  challengeVisitor,
  readActivity,
  sendPage,
  showForm,
  submitForm,
} from '@rafiq/shared/forms/contract.ts';
import type { FormSettings, WebForm } from '@rafiq/shared/forms/contract.ts';
import { readTimeline } from '@rafiq/shared/leads/contract.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { lifetimeMs } from '#functions/forms/domain/proof.ts';
import { nowMs } from '#functions/kernel/clock.ts';
import { advance, type LeadState } from '#functions/leads/domain/lead.ts';
import { saveLead } from '#functions/leads/save-lead.ts';
import { findLead } from '#functions/leads/store/lead-store.ts';
import type { TestAnswer } from '../fixtures/call.ts';
import { changeBetween, readState, restoreState, type TableState } from '../fixtures/table-state.ts';
import { system } from '../fixtures/world/cast.ts';
import { convertedBy, offeredTo, pooled, workedBy } from '../fixtures/world/plant-leads.ts';
import { pageToken, solvedChallenge } from '../fixtures/world/proofs.ts';
import { stockForm } from '../fixtures/world/stock-forms.ts';
import { buildWorld, type World } from '../fixtures/world/world.ts';

const site = 'https://www.vendor.example';
let world: World;

beforeAll(async () => {
  world = await buildWorld();
});
beforeEach(() => restoreState(world.database, world.start));
afterAll(() => world.stop());

const typed = {
  company: 'Sahar Foods',
  name: 'Mona Saleh',
  email: 'mona@sahar.example',
  country: 'AE',
  message: 'Twenty seats, please.',
  consentContact: 'yes',
  consentShare: 'yes',
  consentVersion: 1,
};
type Body = Record<string, unknown>;

const submit = (formId: string, body: Body, headers: Record<string, string> = {}): Promise<TestAnswer> =>
  world.rooms.call({ route: submitForm, params: { formId }, body, headers });
const post = (formId: string, body: Body, headers: Record<string, string> = {}): Promise<TestAnswer> =>
  world.rooms.call({ route: sendPage, params: { formId }, body, headers });
const honest = (formId: string, over: Body = {}): Body => ({ ...typed, ...solvedChallenge(formId), ...over });

/** What was written since, by kind, without what only counts. */
async function leftSince(before: TableState): Promise<string[]> {
  const { added, replaced, removed } = changeBetween(before, await readState(world.database));
  return [...added, ...replaced, ...removed]
    .filter(({ sk }) => !String(sk).startsWith('DAY#'))
    .map(({ kind }) => String(kind))
    .sort();
}
async function leadsWritten(): Promise<Record<string, unknown>[]> {
  const { added } = changeBetween(world.start, await readState(world.database));
  return added.filter(({ kind }) => kind === 'lead').map(({ lead }) => lead as Record<string, unknown>);
}

interface Attack {
  name: string;
  send: (formId: string, otherId: string) => Promise<TestAnswer> | TestAnswer;
  status: number;
  code: string;
  counted: string | null;
}

const attacks: readonly Attack[] = [
  {
    name: 'no token',
    send: (id) => submit(id, typed),
    status: 422,
    code: 'proof-not-valid',
    counted: 'proof-missing',
  },
  {
    name: 'a forged token',
    send: (id) => submit(id, honest(id, { challenge: `${solvedChallenge(id).challenge}x` })),
    status: 422,
    code: 'proof-not-valid',
    counted: 'proof-wrong',
  },
  {
    name: 'an expired token',
    send: (id) =>
      submit(id, { ...typed, ...solvedChallenge(id, { issuedAtMs: nowMs() - lifetimeMs.work - 1 }) }),
    status: 410,
    code: 'proof-expired',
    counted: 'proof-expired',
  },
  {
    name: 'another form’s token',
    send: (id, other) => submit(id, honest(other)),
    status: 422,
    code: 'proof-not-valid',
    counted: 'proof-wrong',
  },
  {
    name: 'a token without its work',
    send: (id) => submit(id, honest(id, { ...solvedChallenge(id, { bits: 12 }), solution: 'idle' })),
    status: 422,
    code: 'proof-not-valid',
    counted: 'proof-wrong',
  },
  {
    name: 'a page’s token in place of work',
    send: (id) => submit(id, { ...typed, challenge: pageToken(id), solution: '' }),
    status: 422,
    code: 'proof-not-valid',
    counted: 'proof-wrong',
  },
  {
    name: 'a filled honeypot',
    send: (id) => submit(id, honest(id, { website: 'https://spam.example' })),
    status: 422,
    code: 'submission-not-taken',
    counted: 'trap',
  },
  {
    name: 'a page sent faster than anybody types',
    send: (id) => post(id, { ...typed, token: pageToken(id, { issuedAtMs: nowMs() - 500 }) }),
    status: 422,
    code: '',
    counted: 'too-fast',
  },
  {
    name: 'another website',
    send: (id) => submit(id, honest(id), { origin: 'https://evil.example' }),
    status: 403,
    code: 'origin-not-allowed',
    counted: 'origin',
  },
  {
    name: 'a page posted from elsewhere',
    send: (id) =>
      post(id, { ...typed, token: pageToken(id) }, { origin: 'https://evil.example', host: 'api.test' }),
    status: 403,
    code: '',
    counted: 'origin',
  },
  {
    name: 'a million characters',
    send: (id) => submit(id, honest(id, { message: 'x'.repeat(900_000) })),
    status: 400,
    code: 'invalid-request',
    counted: null,
  },
  {
    name: 'more than a megabyte',
    send: (id) => submit(id, honest(id, { message: 'x'.repeat(1_000_001) })),
    status: 413,
    code: 'too-large',
    counted: null,
  },
  {
    name: 'a header in the name',
    send: (id) => submit(id, honest(id, { name: 'Mona\r\nBcc: all@sahar.example' })),
    status: 400,
    code: 'invalid-request',
    counted: 'fields',
  },
  {
    name: 'a header in the address',
    send: (id) => submit(id, honest(id, { email: 'mona@sahar.example\r\nBcc: all@sahar.example' })),
    status: 400,
    code: 'invalid-request',
    counted: 'fields',
  },
  {
    name: 'no consent',
    send: (id) => submit(id, honest(id, { consentContact: 'no' })),
    status: 400,
    code: 'invalid-request',
    counted: 'fields',
  },
  {
    name: 'consent to a text that never was',
    send: (id) => submit(id, honest(id, { consentVersion: 2 })),
    status: 400,
    code: 'invalid-request',
    counted: 'fields',
  },
];

describe('refused', () => {
  test.each(attacks.map((attack) => [attack.name, attack] as const))('%s', async (_, attack) => {
    const [form, other] = [await stockForm(), await stockForm()];
    const before = await readState(world.database);
    const answer = await attack.send(form.id, other.id);
    expect([answer.status, answer.body['code'] ?? '']).toEqual([attack.status, attack.code]);
    expect(await leftSince(before)).toEqual([]);
    const activity = await world.rooms.call({
      route: readActivity,
      token: world.actors.manager.token,
      params: { formId: form.id },
    });
    const counted = attack.counted === null ? [] : [{ reason: attack.counted, count: 1 }];
    expect(activity.body['refusals']).toEqual(counted);
  });

  test('a replayed solution, one after the other and sixteen at once', async () => {
    const form = await stockForm();
    const body = honest(form.id);
    expect((await submit(form.id, body)).status).toBe(202);
    const again = await submit(form.id, body);
    expect([again.status, again.body['code']]).toEqual([409, 'proof-already-used']);

    const fresh = honest(form.id, { email: 'other@sahar.example' });
    const answers = await Promise.all(Array.from({ length: 16 }, () => submit(form.id, fresh)));
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(1);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202, 409]));
    expect(await leadsWritten()).toHaveLength(2);
  });

  test('a form that is switched off, and one that never was, alike', async () => {
    const form = await stockForm({ active: false });
    const off = await submit(form.id, honest(form.id));
    const missing = await submit(world.records.formId.missing, honest(world.records.formId.missing));
    const told = ({ status, body }: TestAnswer) => [status, { ...body, instance: null }];
    expect(told(off)).toEqual(told(missing));
    expect(off.status).toBe(404);
  });
});

test('a script in a company’s name is text: stored as it was typed, inert on the page', async () => {
  const form = await stockForm();
  const company = `<script>alert('1')</script>`;
  expect((await submit(form.id, honest(form.id, { company }))).status).toBe(202);
  const [lead] = await leadsWritten();
  expect((lead?.['customer'] as Body)['companyName']).toBe(company);
  const refused = await post(form.id, { ...typed, company, email: 'x', token: pageToken(form.id) });
  expect(refused.status).toBe(400);
  expect(refused.body['html']).toContain('&lt;script&gt;');
  expect(refused.body['html']).not.toContain('<script');
});

test('ten thousand at once: as many as the form takes in a minute, and another form none the worse', async () => {
  const perMinute = 5;
  const [form, other] = [await stockForm({ perMinute }), await stockForm()];
  // However long they take to come: for the form it is one moment.
  const momentMs = Math.floor(Date.now() / 60_000) * 60_000 + 5_000;
  const flood = 10_000;
  const wave = 50;
  const statuses = new Map<number, number>();
  try {
    for (let sent = 0; sent < flood; sent += wave) {
      process.env['RAFIQ_CLOCK_OFFSET_MS'] = String(momentMs - Date.now());
      const answers = await Promise.all(
        Array.from({ length: wave }, (_, index) =>
          submit(
            form.id,
            honest(form.id, { email: `v${sent + index}@flood.example`, company: `C${sent + index}` }),
          ),
        ),
      );
      for (const { status, headers } of answers) {
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        if (status === 429) expect(Number(headers['retry-after'])).toBeLessThanOrEqual(60);
      }
    }
    expect((await submit(other.id, honest(other.id))).status).toBe(202);
  } finally {
    delete process.env['RAFIQ_CLOCK_OFFSET_MS'];
  }
  console.log(`${flood} submissions: ${JSON.stringify(Object.fromEntries(statuses))}`);
  expect(statuses.get(202)).toBe(perMinute);
  expect(await leadsWritten()).toHaveLength(perMinute + 1);
  // A few of the first wave may find the transaction busy and be asked to come again.
  expect((statuses.get(429) ?? 0) + (statuses.get(503) ?? 0)).toBe(flood - perMinute);
  expect(statuses.get(503) ?? 0).toBeLessThan(wave);
});

test('only the form’s own websites may read its answers', async () => {
  const form = await stockForm();
  const ask = (route: typeof showForm | typeof challengeVisitor, origin: string) =>
    world.rooms.call({ route, params: { formId: form.id }, headers: { origin } });
  for (const route of [showForm, challengeVisitor]) {
    const { status, headers } = await ask(route, site);
    expect([status, headers['access-control-allow-origin'], headers['vary']]).toEqual([200, site, 'origin']);
    const foreign = await ask(route, 'https://evil.example');
    expect([foreign.status, foreign.headers['access-control-allow-origin']]).toEqual([403, undefined]);
  }
  // The website's script must be able to read a refusal, too.
  const refused = await submit(form.id, typed, { origin: site });
  expect([refused.status, refused.headers['access-control-allow-origin']]).toEqual([422, site]);
});

test('the work asked for grows with what a form takes', async () => {
  const form = await stockForm({ perMinute: 4 });
  const bits = async () =>
    Number((await world.rooms.call({ route: challengeVisitor, params: { formId: form.id } })).body['bits']);
  const calm = await bits();
  await submit(form.id, honest(form.id));
  await submit(form.id, honest(form.id, { email: 'second@sahar.example' }));
  expect(await bits()).toBeGreaterThan(calm);
});

describe('one lead for one enquiry', () => {
  const send = async (form: WebForm, over: Body): Promise<TestAnswer> =>
    submit(form.id, honest(form.id, over));
  const timelineOf = async (leadId: string, token = world.actors.operations.token) => {
    const { body } = await world.rooms.call({
      route: readTimeline,
      token,
      params: { leadId },
    });
    return (body['items'] as { type: string; note: string | null }[]).map(({ type, note }) => [type, note]);
  };
  const again = 'rafiq.leads.lead.enquired-again.v1';

  test('the same person about the same adds to the open lead, and cannot tell', async () => {
    const form = await stockForm();
    const first = await send(form, { phone: '+971 4 555 0173' });
    const second = await send(form, { email: 'MONA@sahar.example', message: 'Still waiting.' });
    const third = await send(form, {
      email: 'm.saleh@sahar.example',
      phone: '00971 4 5550173',
      message: 'Call me.',
    });
    const told = ({ status, body, headers }: TestAnswer) => [status, body, Object.keys(headers)];
    expect(told(second)).toEqual(told(first));
    expect(told(third)).toEqual(told(first));
    const [lead, ...others] = await leadsWritten();
    expect(others).toEqual([]);
    expect(await timelineOf(String(lead?.['id']))).toEqual([
      [again, 'Call me.'],
      [again, 'Still waiting.'],
      ['rafiq.leads.lead.submitted.v1', null],
    ]);
  });

  const own = () => ({ id: world.records.partnerId.own, name: 'Manara' });
  /** Brings the only lead there is into a state. */
  async function move(to: (at: string) => LeadState): Promise<string> {
    const [{ id = '' } = {}] = (await leadsWritten()) as { id?: string }[];
    const before = await findLead(id);
    if (before === undefined) throw new Error('no lead came of it');
    const { at } = system();
    await saveLead(system(), { before, after: advance(before, to(at), at), happened: 'moved' }, null);
    return id;
  }
  const ownersTimeline = (leadId: string) => timelineOf(leadId, world.actors.ownAdmin.token);

  test('what is in the pool stays there', async () => {
    const form = await stockForm();
    await send(form, {});
    const leadId = await move(pooled);
    expect((await send(form, { message: 'Still waiting.' })).status).toBe(202);
    expect((await findLead(leadId))?.state.substatus).toBe('pooled');
    expect((await timelineOf(leadId))[0]).toEqual([again, 'Still waiting.']);
  });

  test('an offer goes on running, and its partner does not read what the customer wrote', async () => {
    const form = await stockForm();
    await send(form, {});
    const leadId = await move(offeredTo(own()));
    expect((await send(form, { message: 'Still waiting.' })).status).toBe(202);
    expect((await findLead(leadId))?.state.substatus).toBe('offered');
    expect((await ownersTimeline(leadId))[0]).toEqual([again, null]);
  });

  test('who has accepted the lead reads it', async () => {
    const form = await stockForm();
    await send(form, {});
    const leadId = await move(workedBy(own(), 'accepted'));
    expect((await send(form, { message: 'Still waiting.' })).status).toBe(202);
    expect((await ownersTimeline(leadId))[0]).toEqual([again, 'Still waiting.']);
  });

  test('a closed lead is not opened again: the same person opens another', async () => {
    const form = await stockForm();
    await send(form, {});
    await move(convertedBy(own(), 'Signed.', '10.00'));
    await send(form, {});
    expect(await leadsWritten()).toHaveLength(2);
  });

  test.each<[string, Partial<FormSettings>, Body]>([
    ['another company', {}, { company: 'Noor Trading' }],
    ['another person', {}, { email: 'someone@sahar.example' }],
    ['a form that never folds', { foldDays: 0 }, {}],
  ])('%s opens another', async (_, settings, over) => {
    const form = await stockForm(settings);
    await send(form, {});
    await send(form, over);
    expect(await leadsWritten()).toHaveLength(2);
  });

  test('after the form’s days the same opens another', async () => {
    const form = await stockForm({ foldDays: 1 });
    await send(form, {});
    process.env['RAFIQ_CLOCK_OFFSET_MS'] = String(86_400_000 + 60_000);
    try {
      await send(form, {});
    } finally {
      delete process.env['RAFIQ_CLOCK_OFFSET_MS'];
    }
    expect(await leadsWritten()).toHaveLength(2);
  });

  test('sixteen of one person at once open one', async () => {
    const form = await stockForm();
    const bodies = Array.from({ length: 16 }, () => honest(form.id));
    const answers = await Promise.all(bodies.map((body) => submit(form.id, body)));
    expect(answers.filter(({ status }) => status === 202).length).toBeGreaterThan(0);
    expect(await leadsWritten()).toHaveLength(1);
  });
});

test('the consent on record names version and language of the text, and the text stays as it was', async () => {
  const form = await stockForm();
  await submit(form.id, honest(form.id, { language: 'fa' }));
  const { added } = changeBetween(world.start, await readState(world.database));
  const kept = added.find(({ kind }) => kind === 'form-submission');
  expect(kept?.['consent']).toEqual({ version: 1, language: 'fa', contact: true, share: true });
  const [lead] = await leadsWritten();
  expect(lead?.['consentToShare']).toMatchObject({ given: true, basis: 'consent' });
  expect((lead?.['consentToShare'] as Body)['source']).toContain(`${form.id} · 1 · fa`);
});
