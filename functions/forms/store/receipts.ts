/** What a taken submission leaves behind, in the transaction of its lead. */
import type { WebForm } from '@rafiq/shared/forms/contract.ts';
import * as z from 'zod';
import { absent, type Condition, type Write } from '#functions/kernel/commit.ts';
import { getItems } from '#functions/kernel/dynamo.ts';
import type { EventDraft } from '#functions/kernel/event.ts';
import { recordReader } from '#functions/kernel/record.ts';
import { lifetimeMs, type Proof } from '../domain/proof.ts';
import type { Submission } from '../domain/read-submission.ts';
import { dayOf, minuteOf } from './dynamo-form-store.ts';
import { dayKey, enquiryKey, minuteKey, spentKey, submissionKey, submissionsOf } from './form-keys.ts';

const daySeconds = 86_400;
const minuteCountKeptSeconds = 3600;
const secondsOf = (at: string): number => Math.floor(Date.parse(at) / 1000);

const enquiry = recordReader('enquiry', z.object({ leadId: z.string(), at: z.string() }));

/** A mark of who asked for what, with the lead that stands under it, if one does. */
export interface KnownEnquiry {
  mark: string;
  known: { leadId: string; at: string } | undefined;
}

/** The leads that stand under some marks (1 request). */
export async function readEnquiries(marks: readonly string[]): Promise<KnownEnquiry[]> {
  const items = await getItems(marks.map(enquiryKey));
  return marks.map((mark, index) => {
    const item = items[index];
    return { mark, known: item && enquiry(item) };
  });
}

export interface Receipt {
  id: string;
  form: WebForm;
  submission: Submission;
  proof: Proof;
  outcome: 'opened' | 'folded';
  leadId: string;
  enquiries: readonly KnownEnquiry[];
  at: string;
}

/** Holds while a mark still leads where it led when it was read. */
const asRead = (known: KnownEnquiry['known']): Condition =>
  known === undefined ? absent : { expression: 'leadId = :readLead', values: { ':readLead': known.leadId } };

/**
 * The proof is spent (`form-spent` fails if it was), the minute has one more (`form-minute` fails if it is full), the
 * day counts it, its marks lead to its lead (`form-enquiry` fails if they moved), and the consent is on record.
 */
export function receiptWrites(receipt: Receipt): { writes: Write[]; events: EventDraft[] } {
  const { id, form, submission, proof, outcome, leadId, enquiries, at } = receipt;
  const { consent, language } = submission;
  const record = { formId: form.id, leadId, outcome, consent: { ...consent, language }, at, version: 1 };
  return {
    writes: [
      {
        label: 'form-spent',
        put: {
          ...spentKey(proof.nonce),
          kind: 'spent-proof',
          schema: 1,
          ttl: Math.ceil((proof.issuedAtMs + lifetimeMs[proof.kind]) / 1000) + daySeconds,
        },
        when: absent,
      },
      {
        label: 'form-minute',
        update: minuteKey(form.id, minuteOf(at)),
        set: 'SET #ttl = :ttl ADD taken :one',
        names: { '#ttl': 'ttl' },
        values: { ':ttl': secondsOf(at) + minuteCountKeptSeconds, ':one': 1 },
        when: {
          expression: 'attribute_not_exists(taken) OR taken < :most',
          values: { ':most': form.perMinute },
        },
      },
      {
        label: 'form-day',
        update: dayKey(form.id, dayOf(at)),
        set: `ADD ${outcome} :one`,
        values: { ':one': 1 },
      },
      ...enquiries.map(({ mark, known }): Write => ({
        label: 'form-enquiry',
        put: {
          ...enquiryKey(mark),
          kind: 'enquiry',
          schema: 1,
          leadId,
          at,
          ttl: secondsOf(at) + form.foldDays * daySeconds,
        },
        when: asRead(known),
      })),
      {
        label: 'form-submission',
        put: {
          ...submissionKey(id),
          kind: 'form-submission',
          schema: 1,
          ...record,
          gsi1pk: submissionsOf(form.id),
          gsi1sk: `${at}#${id}`,
        },
        when: absent,
      },
    ],
    events: [
      {
        type: 'rafiq.forms.submission.received.v1',
        subject: id,
        pk: submissionKey(id).pk,
        version: 1,
        data: {
          submissionId: id,
          formId: form.id,
          leadId,
          outcome,
          consentVersion: consent.version,
          language,
          contact: consent.contact,
          share: consent.share,
        },
      },
    ],
  };
}
