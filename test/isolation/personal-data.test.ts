/** One person's data: exported whole, and erased wherever it stands, with identifiers, numbers and the trail kept. */
import { createHash } from 'node:crypto';
import { createAttachment, finishAttachment, listAttachments } from '@rafiq/shared/attachments/contract.ts';
import {
  appealConflict,
  askParties,
  giveEvidence,
  readConflict,
  resolveConflict,
} from '@rafiq/shared/deals/case-contract.ts';
import {
  checkInDeal,
  createDeal,
  loseDeal,
  readDeal,
  readDealTimeline,
  requestExtension,
  submitDeal,
  updateDeal,
} from '@rafiq/shared/deals/contract.ts';
import { submitForm } from '@rafiq/shared/forms/contract.ts';
import {
  bindSession,
  erasePerson,
  exportMe,
  exportPerson,
  inviteMember,
  listErasures,
  readMe,
  removeMember,
  updateMe,
} from '@rafiq/shared/identity/contract.ts';
import { retainedKinds } from '@rafiq/shared/identity/status.ts';
import {
  acceptOffer,
  assignLead,
  contactLead,
  convertLead,
  declineOffer,
  listLeads,
  readLead,
  qualifyLead,
  readTimeline,
  submitLead,
} from '@rafiq/shared/leads/contract.ts';
import { startBatch } from '@rafiq/shared/leads/batch-contract.ts';
import {
  answerQuestion,
  askQuestion,
  editNote,
  noteLead,
  withdrawNote,
} from '@rafiq/shared/notes/contract.ts';
import type { AnyRoute } from '@rafiq/shared/route.ts';
import { routes } from '@rafiq/shared/routes.ts';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { quarantineKey } from '#functions/attachments/store/attachment-keys.ts';
import { handler as eraseFiles } from '#functions/attachments/workers/erase-files.ts';
import { handler as scanFile } from '#functions/attachments/workers/scan-file.ts';
import { eraseContactOfDeals } from '#functions/deals/index.ts';
import { handler as eraseWorker } from '#functions/identity/workers/erase-person.ts';
import { handler as keepRefusedRows } from '#functions/imports/workers/keep-refused-rows.ts';
import { handler as runImport } from '#functions/imports/workers/run-import.ts';
import { log } from '#functions/kernel/log.ts';
import { eraseContact } from '#functions/leads/index.ts';
import { handler as eraseWords } from '#functions/notes/workers/erase-words.ts';
import { handler as giveNotices } from '#functions/notices/workers/give-notices.ts';
import { handler as sendMail } from '#functions/notices/workers/send-mail.ts';
import { handler as setReminders } from '#functions/notices/workers/set-reminders.ts';
import type { TestAnswer } from '../fixtures/call.ts';
import { runEvents } from '../fixtures/run-events.ts';
import { personless } from '../fixtures/personless.ts';
import { startedImport } from '../fixtures/started-import.ts';
import { storedKinds } from '../fixtures/stored-kinds.ts';
import { takesWords } from '../fixtures/takes-words.ts';
import { digestOf, readState } from '../fixtures/table-state.ts';
import { eventsIn } from '../fixtures/workers.ts';
import { system, type Actor } from '../fixtures/world/cast.ts';
import { exampleRequest } from '../fixtures/world/request.ts';
import { buildWorld, type World } from '../fixtures/world/world.ts';

const contact = { name: 'Qzvlina Haddad', email: 'Qzvlina@noor.example', phone: '+971 50 9988776' };
const member = { name: 'Qzvomar Saleh', email: 'qzvomar@people.example' };
/** Everything of either person that was seeded anywhere: names, addresses, numbers, and what others wrote of them. */
const seeded = /qzv(?:lina|omar)|9988776/i;
/** The same of somebody around whom everything was written that can be. */
const around = /qzvsara|5566778/i;
/** Kinds of items in which somebody seeded has stood, and routes through which somebody was written. */
const carriers = { kinds: new Set<string>(), routes: new Set<string>() };
const erasureEvents = ['rafiq.identity.erasure.requested.v1', 'rafiq.identity.erasure.continued.v1'];

let world: World;
let keys = 0;
const leadIds: string[] = [];
/** A deal of the contact that a rival holds and that was fought for, the claim to it, and a draft. */
let dealIds: { held: string; claimed: string; drafted: string };
let conflictId: string;

beforeAll(async () => {
  world = await buildWorld();
  await seedContact();
  await seedDeals();
  await seedMember();
  await noteCarriers();
});
afterAll(() => world.stop());

async function send(
  actor: Pick<Actor, 'token'>,
  route: AnyRoute,
  params: Record<string, string> = {},
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<TestAnswer> {
  keys += 1;
  if (seeded.test(JSON.stringify(body ?? {})) || around.test(JSON.stringify(body ?? {})))
    carriers.routes.add(route.id);
  const withKey = { 'idempotency-key': `key-${keys}`, ...headers };
  const sent = route.method === 'GET' ? {} : { body: body ?? {} };
  return world.rooms.call({ route, token: actor.token, params, headers: withKey, ...sent });
}

async function must(...request: Parameters<typeof send>): Promise<Record<string, unknown>> {
  const answer = await send(...request);
  if (answer.status >= 300) throw new Error(`${request[1].id}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** A lead of the contact, with its name wherever people write. */
async function submit(country: string, person = contact): Promise<string> {
  const consent = { given: true, basis: 'consent', source: 'web form', date: '2026-11-20' };
  const { id } = await must(
    world.actors.operations,
    submitLead,
    {},
    {
      company: { name: 'Noor', country, street: 'House of Qzvlina', city: 'Doha', postalCode: '110' },
      contact: person,
      valueBand: 'unknown',
      message: 'Qzvlina waits for a call',
      source: { form: 'qzvlina@noor.example' },
      consentToShare: consent,
      consentToContact: consent,
    },
  );
  leadIds.push(String(id));
  return String(id);
}

async function assign(leadId: string, partnerId: string, note: string): Promise<string> {
  const lead = await must(world.actors.operations, assignLead, { leadId }, { partnerId, note });
  return (lead['offer'] as { id: string }).id;
}

/** One lead that both partners knew and one of them won, one that is offered, one that nobody has. */
async function seedContact(): Promise<void> {
  const { ownAdmin, rivalAdmin } = world.actors;
  const { partnerId } = world.records;
  const won = await submit('AE');
  const declined = await assign(won, partnerId.foreign[0] ?? '', 'Qzvlina asked twice');
  await must(
    rivalAdmin,
    declineOffer,
    { offerId: declined },
    { reason: 'other', note: 'Knows Qzvlina too well' },
  );
  await must(ownAdmin, acceptOffer, { offerId: await assign(won, partnerId.own, 'For Qzvlina') }, {});
  await must(ownAdmin, contactLead, { leadId: won }, { channel: 'call', note: 'Qzvlina was at lunch' });
  await must(ownAdmin, qualifyLead, { leadId: won }, {});
  await must(
    ownAdmin,
    convertLead,
    { leadId: won },
    {
      value: { amount: '1250.00', currency: 'AED' },
      note: 'Qzvlina signed',
    },
  );
  await assign(await submit('QA'), partnerId.own, 'Qzvlina again');
  await submit('QA');
}

/** A registration of the contact, as far as a draft. */
async function begin(actor: Actor, companyName: string, person: object = contact): Promise<string> {
  const { id } = await must(
    actor,
    createDeal,
    {},
    {
      company: { name: companyName, country: 'AE', street: '1 Corniche Road' },
      contact: person,
      consentToContact: { given: true, basis: 'consent', source: 'Qzvlina said so', date: '2026-11-20' },
      productId: world.records.productId.own,
      value: { amount: '900.00', currency: 'AED' },
      expectedCloseOn: '2099-03-31',
      description: 'Qzvlina decides',
    },
  );
  return String(id);
}

/** Two sides name one person as the customer's, and both of them and the vendor write of it. */
async function seedDeals(): Promise<void> {
  const { operations, ownAdmin, rivalAdmin } = world.actors;
  const held = await begin(rivalAdmin, 'Zephyr Ceramics');
  expect(await must(rivalAdmin, submitDeal, { dealId: held })).toMatchObject({ status: 'approved' });
  await must(rivalAdmin, checkInDeal, { dealId: held }, { note: 'Qzvlina saw a demo' });
  const more = { reason: 'procurement', note: 'Qzvlina is away' };
  await must(rivalAdmin, requestExtension, { dealId: held }, more);
  const claimed = await begin(ownAdmin, 'Zephyr Ceramics LLC');
  const refused = await must(ownAdmin, submitDeal, { dealId: claimed });
  expect(refused).toMatchObject({ status: 'rejected' });
  conflictId = String(refused['conflictId']);
  const ofCase = { conflictId };
  await must(ownAdmin, appealConflict, ofCase, { text: 'Qzvlina asked us first' });
  await must(operations, askParties, ofCase, { note: 'Whom does Qzvlina know?' });
  await must(rivalAdmin, giveEvidence, ofCase, { text: 'A letter of Qzvlina' });
  await must(operations, resolveConflict, ofCase, { resolution: 'upheld', note: 'Qzvlina stays' });
  const drafted = await begin(ownAdmin, 'Zinc Works', { email: 'somebody@else.example' });
  const { content } = await must(ownAdmin, readDeal, { dealId: drafted });
  const named = { ...(content as object), contact };
  await must(ownAdmin, updateDeal, { dealId: drafted }, named, { 'if-match': '"1"' });
  dealIds = { held, claimed, drafted };
}

let removed: Actor;
let present: Actor;

/** A person that was removed and invited again, and that gave its name itself. */
async function seedMember(): Promise<void> {
  const { ownAdmin } = world.actors;
  const join = async (subject: string): Promise<Actor> => {
    await must(ownAdmin, inviteMember, {}, { ...member, role: 'partner-seller' });
    const token = await world.issuer.accessToken(subject);
    const idToken = await world.issuer.idToken(subject, member.email);
    const me = await must({ token }, bindSession, {}, { idToken });
    return { ...ownAdmin, name: subject, subject, token, idToken, userId: String(me['id']) };
  };
  removed = await join('sub-first');
  await must(ownAdmin, removeMember, { memberId: String(removed.userId) });
  present = await join('sub-second');
  const name = { name: 'Qzvomar the Second', language: 'ar' };
  await must(present, updateMe, {}, name, { 'if-match': '"2"' });
}

async function noteCarriers(): Promise<void> {
  for (const item of await world.database.items()) {
    const text = JSON.stringify(item);
    if (seeded.test(text) || around.test(text)) carriers.kinds.add(String(item['kind']));
  }
}

/** Items that still hold something of either person, but for those that are stated to. */
async function hits(of = seeded): Promise<string[]> {
  const items = await world.database.items();
  return items
    .filter((item) => !(String(item['kind']) in retainedKinds) && of.test(JSON.stringify(item)))
    .map(({ pk, sk }) => `${String(pk)} ${String(sk)}`);
}

describe('an export', () => {
  test('of a contact is all that was seeded, whichever way its address is written', async () => {
    const body = { email: 'QZVLINA@noor.example' };
    const exported = await must(world.actors.operations, exportPerson, {}, body);
    const contacts = exported['contacts'] as Record<string, unknown>[];
    expect(contacts.map(({ leadId }) => leadId).sort()).toEqual([...leadIds].sort());
    for (const one of contacts) {
      expect(one).toMatchObject({
        contactName: contact.name,
        contactEmail: contact.email,
        contactPhone: contact.phone,
        street: 'House of Qzvlina',
        message: 'Qzvlina waits for a call',
        source: { form: 'qzvlina@noor.example' },
      });
    }
    const notes = contacts.flatMap((one) => (one['notes'] as { note: string }[]).map(({ note }) => note));
    expect(notes.sort()).toEqual(
      [
        'For Qzvlina',
        'Knows Qzvlina too well',
        'Qzvlina again',
        'Qzvlina asked twice',
        'Qzvlina signed',
        'Qzvlina was at lunch',
      ].sort(),
    );
    expect(exported['members']).toEqual([]);
  });

  test('of a contact has every registration of it, drafts too, and what was written around them', async () => {
    const body = { email: 'QZVLINA@noor.example' };
    const exported = await must(world.actors.operations, exportPerson, {}, body);
    const deals = exported['deals'] as Record<string, unknown>[];
    expect(deals.map(({ dealId }) => dealId).sort()).toEqual(Object.values(dealIds).sort());
    for (const one of deals)
      expect(one).toMatchObject({
        contactName: contact.name,
        contactEmail: contact.email,
        contactPhone: contact.phone,
        street: '1 Corniche Road',
        description: 'Qzvlina decides',
      });
    const notesOf = (id: string) =>
      (deals.find(({ dealId }) => dealId === id)?.['notes'] as { note: string }[]).map(({ note }) => note);
    const ofCase = [
      'A letter of Qzvlina',
      'Qzvlina asked us first',
      'Qzvlina stays',
      'Whom does Qzvlina know?',
    ];
    expect(notesOf(dealIds.claimed).sort()).toEqual(ofCase);
    expect(notesOf(dealIds.held).sort()).toEqual([...ofCase, 'Qzvlina is away', 'Qzvlina saw a demo'].sort());
    expect(notesOf(dealIds.drafted)).toEqual([]);
    // Whoever a draft named before is not found by it any more.
    const former = await must(world.actors.operations, exportPerson, {}, { email: 'somebody@else.example' });
    expect(former['deals']).toEqual([]);
  });

  test('of a member is every membership it had, and its own is the one it has', async () => {
    const exported = await must(world.actors.operations, exportPerson, {}, { email: member.email });
    expect(exported['members']).toMatchObject([
      { id: removed.userId, status: 'removed', name: member.name, email: member.email },
      { id: present.userId, status: 'active', name: 'Qzvomar the Second', language: 'ar' },
    ]);
    const own = await must(present, exportMe);
    expect(own).toEqual((exported['members'] as unknown[])[1]);
    expect((own['events'] as { type: string }[]).map(({ type }) => type.split('.')[3])).toEqual([
      'invited',
      'bound',
      'updated',
    ]);
  });

  test('is recorded, and the record does not say of whom', async () => {
    const events = (await world.database.items())
      .flatMap((item) =>
        item['kind'] === 'event' ? [item['event'] as { type: string; by: { id: string } }] : [],
      )
      .filter(({ type }) => type === 'rafiq.identity.person.exported.v1');
    expect(events.length).toBeGreaterThan(0);
    expect(events.every(({ by }) => by.id === world.actors.operations.userId)).toBe(true);
    expect(seeded.test(JSON.stringify(events))).toBe(false);
  });
});

/** Somebody about whom everything was written that can be: by the vendor, by its partner, by a website and a file. */
describe('what people write and attach around a lead', () => {
  const person = { name: 'Qzvsara Nasser', email: 'qzvsara@sahar.example', phone: '+971 50 5566778' };
  const content = 'Passport of Qzvsara';
  const fileOf = (fileName: string) => ({
    fileName,
    contentType: 'text/plain',
    sizeBytes: Buffer.byteLength(content),
    sha256: createHash('sha256').update(content).digest('hex'),
  });
  let leadId: string;
  let ofForm: string;
  let logged = '';

  beforeAll(() => {
    log.setLogLevel('DEBUG');
    for (const stream of [process.stdout, process.stderr]) {
      vi.spyOn(stream, 'write').mockImplementation((line) => {
        logged += String(line);
        return true;
      });
    }
  });
  afterAll(() => {
    vi.restoreAllMocks();
    log.setLogLevel('SILENT');
  });

  /** Everything that waits for a worker is done, each event twice. */
  const settle = async (workers: readonly (readonly [handler: unknown, types: readonly string[]])[]) => {
    for (const [handler, types] of workers) await runEvents(world.database, handler, types);
  };
  const told = (...verbs: string[]) => verbs.map((verb) => `rafiq.leads.lead.${verb}.v1`);

  async function attach(actor: Actor, fileName: string, finished: boolean): Promise<void> {
    const { attachment } = await must(actor, createAttachment, { leadId }, fileOf(fileName));
    const attachmentId = String((attachment as { id: string }).id);
    await world.objects.put(quarantineKey(attachmentId), content);
    if (finished) await must(actor, finishAttachment, { attachmentId });
  }

  async function writeAround(): Promise<void> {
    const { operations, ownAdmin } = world.actors;
    const write = (actor: Actor, text: string, over = {}) =>
      must(actor, noteLead, { leadId }, { kind: 'note', text, ...over });
    await write(operations, 'Qzvsara, says the vendor');
    await write(operations, 'Qzvsara, for both', { shared: true, mentions: [ownAdmin.userId] });
    await write(ownAdmin, 'Qzvsara keeps a dog');
    await write(ownAdmin, 'Call to Qzvsara', { kind: 'call', markContacted: true });
    const edited = await write(ownAdmin, 'Qzvsara before', { shared: true });
    const ifMatch = { 'if-match': '"1"' };
    const words = { text: 'Qzvsara after', mentions: [] };
    await must(ownAdmin, editNote, { noteId: String(edited['id']) }, words, ifMatch);
    const withdrawn = await write(operations, 'Qzvsara, taken back');
    await must(operations, withdrawNote, { noteId: String(withdrawn['id']) });
    for (const answer of [undefined, 'Qzvsara may have it']) {
      const { id } = await must(ownAdmin, askQuestion, { leadId }, { text: 'May Qzvsara have it?' });
      if (answer !== undefined)
        await must(operations, answerQuestion, { questionId: String(id) }, { text: answer });
    }
    await attach(ownAdmin, 'Qzvsara of ours.txt', true);
    await attach(operations, 'Qzvsara of theirs.txt', true);
    await attach(ownAdmin, 'Qzvsara to come.txt', false);
  }

  async function sendForm(): Promise<string> {
    const form = exampleRequest(world, submitForm, world.actors.nobody);
    const typed = { name: person.name, email: person.email, message: 'Qzvsara asks again' };
    const answer = await world.rooms.call({ ...form, body: { ...(form.body as object), ...typed } });
    expect(answer.status).toBe(submitForm.success);
    carriers.routes.add(submitForm.id);
    const [received] = eventsIn(await readState(world.database), 'rafiq.forms.submission.received').slice(-1);
    return String(received?.event.data['leadId']);
  }

  /** A file with a row that is taken and one that is refused, both of this person. */
  async function importRows(): Promise<void> {
    const rows = ['account,country,email', `Sahar Foods,AE,${person.email}`, `,AE,qzvsara@@sahar.example`];
    await startedImport(world.objects, `${rows.join('\n')}\n`, { source: 'crm' });
    await settle([
      [runImport, ['rafiq.imports.job.started.v1', 'rafiq.imports.job.continued.v1']],
      [keepRefusedRows, ['rafiq.imports.job.finished.v1']],
    ]);
  }

  const tell = () =>
    settle([
      [giveNotices, told('offered', 'assigned', 'asked', 'answered', 'noted', 'withdrawn')],
      [setReminders, told('offered', 'assigned', 'accepted', 'contacted')],
      [sendMail, ['rafiq.notices.notice.given.v1']],
    ]);

  test('is there before, in every place that is looked at', async () => {
    const { partnerId } = world.records;
    leadId = await submit('AE', person);
    const offerId = await assign(leadId, partnerId.own, 'For Qzvsara');
    await tell();
    await must(world.actors.ownAdmin, acceptOffer, { offerId }, {});
    await writeAround();
    await settle([[scanFile, ['rafiq.attachments.attachment.arrived.v1']]]);
    ofForm = await sendForm();
    await importRows();
    const body = {
      leadIds: [ofForm],
      move: { kind: 'assign', partnerId: partnerId.own, note: 'Qzvsara too' },
    };
    await must(world.actors.operations, startBatch, {}, body);
    await tell();
    await noteCarriers();
    const found = (await hits(around)).map((place) => place.split('#')[0]);
    expect([...new Set(found)].sort()).toEqual(
      ['ATTACHMENT', 'CONTACT', 'LEAD', 'NOTE', 'PTNR', 'QUESTION'].sort(),
    );
    const places = [...(await world.objects.all())].filter(([, bytes]) => around.test(String(bytes)));
    expect([...new Set(places.map(([key]) => key.split('/')[0]))].sort()).toEqual([
      'cleared',
      'imports',
      'quarantine',
    ]);
    expect(world.post.mails().length).toBeGreaterThan(0);
  });

  test('is gone once the contact was erased, but for what is stated to stay for its days', async () => {
    await must(world.actors.operations, erasePerson, {}, { email: person.email });
    await settle([
      [eraseWorker, erasureEvents],
      [eraseWords, told('contact-erased')],
      [eraseFiles, told('contact-erased')],
      // What was under way when it was ordered comes again, late.
      [scanFile, ['rafiq.attachments.attachment.arrived.v1']],
    ]);
    await tell();
    expect(await hits(around)).toEqual([]);
    const kept = (await world.database.items()).filter((item) => around.test(JSON.stringify(item)));
    expect([...new Set(kept.map(({ kind }) => kind))].sort()).toEqual(Object.keys(retainedKinds).sort());
    const latest = Date.now() / 1000 + 31 * 86_400;
    for (const { ttl } of kept) expect(Number(ttl)).toBeLessThan(latest);
    const files = [...(await world.objects.all())].filter(([, bytes]) => around.test(String(bytes)));
    expect(files.map(([key]) => key.split('/')[0])).toEqual(files.map(() => 'imports'));
  });

  test('never stood in a mail, nor in a line of the log', () => {
    expect(around.test(JSON.stringify(world.post.mails()))).toBe(false);
    expect(logged).not.toBe('');
    expect(around.exec(logged)).toBeNull();
  });

  test('leaves what happened: that something was written, asked and attached, and by whom', async () => {
    const state = await readState(world.database);
    const erased = (record: string) => eventsIn(state, `rafiq.${record}.erased`).length;
    expect([erased('notes.note'), erased('notes.question'), erased('attachments.attachment')]).toEqual([
      6, 2, 3,
    ]);
    const { items } = await must(world.actors.operations, readTimeline, { leadId });
    const lines = items as { type: string; note: string | null }[];
    expect(lines.map(({ type }) => type.split('.')[3])).toEqual(
      expect.arrayContaining(['noted', 'asked', 'answered', 'attached', 'contact-erased']),
    );
    expect(lines.filter(({ note }) => note !== null)).toEqual([]);
    const listed = await must(world.actors.ownAdmin, listAttachments, { leadId });
    expect(listed['items']).toEqual([]);
  });
});

describe('an erasure', () => {
  test('is refused while it would leave an organisation without anybody to manage it, and changes nothing', async () => {
    const before = digestOf(await readState(world.database));
    const { ownAdmin, operations } = world.actors;
    const me = await must(ownAdmin, readMe);
    const refused = await send(operations, erasePerson, {}, { email: me['email'] });
    expect(refused).toMatchObject({ status: 422, body: { code: 'last-administrator' } });
    expect(digestOf(await readState(world.database))).toBe(before);
  });

  test('refuses a member at its next request, before anything else is erased', async () => {
    await must(world.actors.operations, erasePerson, {}, { email: member.email });
    expect(await send(present, readMe)).toMatchObject({ status: 403, body: { code: 'not-a-member' } });
  });

  test('of a contact leaves nothing of it, interrupted and repeated as it may be', async () => {
    const { operations } = world.actors;
    const ordered = await must(operations, erasePerson, {}, { email: contact.email });
    await noteCarriers();
    expect(ordered).toMatchObject({ status: 'running', finishedAt: null });
    // A run that was cut off after one lead: the next goes on with the others.
    expect(await eraseContact(contact.email, 1, system())).toEqual({ more: true });
    expect(await eraseContactOfDeals(contact.email, 1, system())).toEqual({ more: true });
    expect((await hits()).length).toBeGreaterThan(0);
    expect(await runEvents(world.database, eraseWorker, erasureEvents)).toBeGreaterThanOrEqual(2);
    expect(await hits()).toEqual([]);

    const after = digestOf(await readState(world.database));
    await runEvents(world.database, eraseWorker, erasureEvents);
    expect(digestOf(await readState(world.database))).toBe(after);
  });

  test('keeps who ordered it and when, every identifier, and every number', async () => {
    const { operations, ownAdmin } = world.actors;
    const { items } = await must(operations, listErasures);
    const [ofContact, ofMember] = items as Record<string, unknown>[];
    const finished = { status: 'finished', requestedBy: operations.userId };
    expect(ofContact).toMatchObject({ ...finished, leads: 2, deals: 2, members: 0 });
    expect(ofMember).toMatchObject({ ...finished, leads: 0, deals: 0, members: 2 });
    expect(ofContact?.['finishedAt']).not.toBeNull();

    const erased: Record<string, unknown>[] = [];
    for (const leadId of leadIds) erased.push(await must(operations, readLead, { leadId }));
    for (const { customer } of erased) {
      expect(customer).toMatchObject({ companyName: 'Noor', postalCode: '110', contactName: null });
    }
    expect(erased.map(({ dealValue }) => dealValue)).toContainEqual({ amount: '1250.00', currency: 'AED' });
    // The partner's own copies follow: it still has the lead, without the person.
    const own = (await must(ownAdmin, listLeads))['items'] as Record<string, unknown>[];
    const won = own.find(({ id }) => id === leadIds[0]);
    expect(won).toMatchObject({ substatus: 'converted', customer: { contactName: null }, closeNote: null });

    const trail = (await world.database.items()).flatMap((item) =>
      item['kind'] === 'event' ? [item['event'] as { subject: string; type: string }] : [],
    );
    for (const id of [removed.userId, present.userId]) {
      expect(trail.filter(({ subject }) => subject === id).map(({ type }) => type.split('.')[3])).toContain(
        'erased',
      );
    }
  });

  test('keeps of a registration what was registered, decided and told, without the person', async () => {
    const { operations, ownAdmin, rivalAdmin } = world.actors;
    const held = await must(rivalAdmin, readDeal, { dealId: dealIds.held });
    expect(held).toMatchObject({
      status: 'approved',
      content: { company: { name: 'Zephyr Ceramics', country: 'AE' }, value: { amount: '900.00' } },
      protection: { pending: { reason: 'procurement', note: null } },
    });
    for (const field of ['contact', 'consentToContact', 'description', 'company.street'])
      expect(held['content']).not.toHaveProperty(field);
    // The deal goes on without it.
    const { id } = await must(rivalAdmin, loseDeal, { dealId: dealIds.held }, { reason: 'competitor' });
    expect(id).toBe(dealIds.held);
    const lines = async (actor: Actor, dealId: string) =>
      (await must(actor, readDealTimeline, { dealId }))['items'] as { type: string; note: string | null }[];
    for (const [actor, dealId] of [
      [operations, dealIds.held],
      [operations, dealIds.claimed],
      [rivalAdmin, dealIds.held],
      [ownAdmin, dealIds.claimed],
      [ownAdmin, dealIds.drafted],
    ] as const) {
      const told = await lines(actor, dealId);
      expect(told.map(({ type }) => type)).toContain('rafiq.deals.deal.contact-erased.v1');
      expect(told.filter(({ note }) => note !== null)).toEqual([]);
    }
    const decided = await must(operations, readConflict, { conflictId });
    expect(decided).toMatchObject({
      resolved: { resolution: 'upheld', by: 'person', note: null },
      appeal: { by: 'claimant', text: '' },
      holders: [{ evidence: [{ text: '' }] }],
    });
    const side = await must(rivalAdmin, readConflict, { conflictId });
    expect(side).toMatchObject({ evidence: [{ text: '' }], outcome: { resolution: 'upheld', note: null } });
  });

  test('of somebody with very many leads and registrations goes on slice by slice', async () => {
    const many = { name: 'Qzvmany', email: 'qzvmany@noor.example', phone: contact.phone };
    const leads = 55;
    for (let lead = 0; lead < leads; lead += 1) await submit('BR', many);
    for (let deal = 0; deal < 3; deal += 1) await begin(world.actors.ownAdmin, `Draft ${deal}`, many);
    const { operations } = world.actors;
    const { id } = await must(operations, erasePerson, {}, { email: many.email });
    await runEvents(world.database, eraseWorker, erasureEvents);
    const { items } = await must(operations, listErasures);
    expect(items).toContainEqual(
      expect.objectContaining({ id, status: 'finished', leads, deals: 3, version: 3 }),
    );
    expect(await hits()).toEqual([]);
  });

  test('finds nothing a second time, and a person who comes back is somebody new', async () => {
    const { operations, ownAdmin } = world.actors;
    const exported = await must(operations, exportPerson, {}, { email: contact.email });
    expect([exported['members'], exported['contacts'], exported['deals']]).toEqual([[], [], []]);
    const again = await must(ownAdmin, inviteMember, {}, { email: member.email, role: 'partner-seller' });
    expect([removed.userId, present.userId]).not.toContain(again['id']);
  });
});

/** What is neither tried nor explained, and what is explained although it is tried, or is not there at all. */
const gaps = (
  all: readonly string[],
  tried: ReadonlySet<string>,
  explained: Readonly<Record<string, string>>,
) => ({
  missing: all.filter((name) => !tried.has(name) && !Object.hasOwn(explained, name)),
  idle: Object.keys(explained).filter((name) => tried.has(name) || !all.includes(name)),
});

describe('wherever a person could stand', () => {
  test('every kind of item is seeded here, or it is said why nobody stands in it', () => {
    const all = storedKinds();
    expect(all.length).toBeGreaterThan(60);
    expect(gaps(all, carriers.kinds, personless.kinds)).toEqual({ missing: [], idle: [] });
  });

  test('every route that takes words is tried with a person in them, or it is said why not', () => {
    const all = routes.filter(takesWords).map(({ id }) => id);
    expect(all.length).toBeGreaterThan(40);
    expect(gaps(all, carriers.routes, personless.routes)).toEqual({ missing: [], idle: [] });
  });
});
